package org.jarida.article.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.bson.BsonDocument;
import org.jarida.events.ActorKind;
import org.jarida.events.ArticleContent;
import org.jarida.events.CaseState;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.ImageHidden;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long article-service needs to come back from its topics into an empty store, and that it is then what it was. One
 * article in ten is revised, one in twenty taken down, one image in fifty hidden. Figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
class RebuildRateIT {

    private static final int ARTICLES = Integer.getInteger("jarida.rebuild.articles", 100_000);
    private static final int REVISED = 10;
    private static final int TAKEN_DOWN = 20;
    private static final int HIDDEN = 50;
    private static final int LOOKED_AT = 2_000;
    private static final Set<String> REBUILT = Set.of("articles", "verdicts", "sources");

    @TempDir
    private Path folder;

    private record Seen(int status, String text) {}

    @Test
    void theServiceComesBackFromItsTopics() throws Exception {
        try (SiteFromJars site = new SiteFromJars(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            publish();
            double first = filled(site);
            site.startGateway();
            Map<String, Map<String, Integer>> stored = stored(site);
            Map<String, Seen> seen = seen(site);
            assertThat(stored.get("articles")).hasSize(ARTICLES);

            site.stop();
            TestStore.database(site.database()).drop();
            resetOffsets(admin);

            double again = filled(site);
            site.startGateway();
            assertThat(stored(site)).isEqualTo(stored);
            assertThat(seen(site)).isEqualTo(seen);
            System.out.printf(
                    "%,d articles: filled in %.0f s, rebuilt in %.0f s (%.0f s for 100,000), the same as before%n",
                    ARTICLES, first, again, again * 100_000 / ARTICLES);
        }
    }

    private static void publish() {
        GeneratedNews news = new GeneratedNews();
        try (var sender = new SiteFromJars.Sender()) {
            for (int number = 1; number <= ARTICLES; number++) {
                String id = GeneratedNews.articleId(number);
                ArticleContent content = news.next(number);
                sender.send(new EntryDiscovered(id, 1, content));
                if (number % TAKEN_DOWN == 0) {
                    sender.send(new EntryWithdrawn(
                            id,
                            2,
                            content.sourceId(),
                            WithdrawalReason.TAKEDOWN,
                            Instant.parse("2026-11-22T09:00:00Z")));
                } else if (number % REVISED == 1) {
                    sender.send(new EntryRevised(id, 2, news.next(number)));
                }
                if (number % HIDDEN == 1) {
                    sender.send(hidden(GeneratedNews.imageId(number)));
                }
            }
        }
    }

    private static ImageHidden hidden(String imageId) {
        return new ImageHidden(
                imageId,
                false,
                CaseState.AUTO_HIDDEN,
                1,
                1,
                0,
                "three-people",
                ActorKind.RULE,
                null,
                Instant.parse("2026-11-22T09:00:00Z"));
    }

    /** Starts the service; seconds until it has handled and published all that was there. */
    private static double filled(SiteFromJars site) {
        long start = System.nanoTime();
        site.startArticleService();
        site.awaitAllHandled();
        return (System.nanoTime() - start) / 1e9;
    }

    /** What {@code kafka-consumer-groups.sh --reset-offsets --to-earliest} does. */
    private static void resetOffsets(Admin admin) throws ExecutionException, InterruptedException {
        admin.alterConsumerGroupOffsets(
                        SiteFromJars.GROUP,
                        SiteFromJars.subscribed()
                                .collect(Collectors.toMap(each -> each, _ -> new OffsetAndMetadata(0))))
                .all()
                .get();
    }

    /** A digest of every document, by collection and id. */
    private static Map<String, Map<String, Integer>> stored(SiteFromJars site) {
        Map<String, Map<String, Integer>> stored = new HashMap<>();
        for (String name : REBUILT) {
            MongoCollection<BsonDocument> collection =
                    TestStore.database(site.database()).getCollection(name, BsonDocument.class);
            Map<String, Integer> digests = new TreeMap<>();
            collection
                    .find()
                    .forEach(document -> digests.put(
                            document.get("_id").toString(), document.toJson().hashCode()));
            assertThat(digests).as(name).isNotEmpty();
            stored.put(name, digests);
        }
        return stored;
    }

    /** What readers get of some articles, among them those that were taken down. */
    private static Map<String, Seen> seen(SiteFromJars site) {
        Map<String, Seen> seen = new TreeMap<>();
        for (int number = 1; number <= Math.min(LOOKED_AT, ARTICLES); number++) {
            var answer = site.get("/api/v1/articles/" + GeneratedNews.articleId(number));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            boolean down = number % TAKEN_DOWN == 0;
            assertThat(answer.statusCode()).isEqualTo(down ? 410 : 200);
            if (number % HIDDEN == 1) {
                assertThat(text).doesNotContain(GeneratedNews.imageId(number));
            }
            seen.put(GeneratedNews.articleId(number), new Seen(answer.statusCode(), down ? "" : text));
        }
        return seen;
    }
}
