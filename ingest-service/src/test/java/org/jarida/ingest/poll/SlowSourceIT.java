package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** A source whose many servers take every connection and never answer. */
class SlowSourceIT {

    private static final int SERVERS = 20;

    @Test
    void keepsNoOtherSourceWaiting() throws IOException {
        List<ServerSocket> silent = new ArrayList<>();
        try (Newspaper newspaper = new Newspaper();
                RunningIngest ingest = RunningIngest.start("jarida.poll.concurrency=8", "jarida.fetch.timeout=20s")) {
            for (int i = 0; i < SERVERS; i++) {
                silent.add(new ServerSocket(0, 50, InetAddress.getByName("127.0.1." + (i + 1))));
            }
            String feeds = silent.stream()
                    .map(server -> "{\"url\":\"http://%s:%d/feed.xml\"}"
                            .formatted(server.getInetAddress().getHostAddress(), server.getLocalPort()))
                    .collect(Collectors.joining(","));
            ingest.editor(
                    "POST", "/api/v1/sources", "{\"id\":\"slow\",\"name\":\"slow\",\"feeds\":[%s]}".formatted(feeds));
            await().atMost(Duration.ofSeconds(20)).until(() -> underWay(ingest) == 4);
            newspaper.feed("/quick.xml", newspaper.item("/quick", "عنوان", "<p>نص</p>"));
            long asked = System.nanoTime();

            ingest.follow("quick", newspaper.address("/quick.xml"), "FULL");

            assertThat(RunningIngest.awaitEntryEvents("quick", 1)).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
            assertThat(underWay(ingest)).isEqualTo(4);
        } finally {
            for (ServerSocket server : silent) {
                server.close();
            }
        }
    }

    private static long underWay(RunningIngest ingest) {
        return TestStore.database(ingest.database())
                .getCollection("feeds")
                .countDocuments(Filters.and(Filters.eq("feed.sourceId", "slow"), Filters.exists("holder")));
    }
}
