package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.jarida.test.Nginx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One after the other, both replicas of every service and both gateways behind an nginx end and start again while a hundred
 * requests a second come: nobody notices. Needs {@code nginx}.
 */
@Tag("soak")
@ExtendWith(SharedJarida.Resolver.class)
class RollingRestartIT {

    private static final int ARTICLES = 20;
    /** How soon a replica that is ready again takes its whole share. */
    private static final Duration WARM = Duration.ofSeconds(32);

    @TempDir
    private Path folder;

    @Test
    void nobodyNoticesThatEverythingIsStartedAgain(SharedJarida shared) throws Exception {
        int port = SharedJarida.freePort();
        List<Replica> seconds = new ArrayList<>();
        try {
            for (String service : SharedJarida.SERVICES) {
                seconds.add(Replica.start(shared, service, shared.secondAddress(service)));
            }
            URI gateway = URI.create("http://127.0.0.1:" + SharedJarida.freePort());
            seconds.add(Replica.start(shared, "gateway", gateway));
            seconds.forEach(Replica::awaitReady);
            List<Shown> shown = Shown.of(shared.newspaper(), shared.admin(), "rolling", ARTICLES);
            try (Nginx _ = Nginx.start(
                            folder, port, """
                        upstream gateways { server 127.0.0.1:%d max_fails=0; server 127.0.0.1:%d max_fails=0; }
                        server {
                          listen 127.0.0.1:%d;
                          location / {
                            proxy_pass http://gateways;
                            proxy_next_upstream error timeout non_idempotent;
                          }
                        }
                    """.formatted(shared.jarida().url().getPort(), gateway.getPort(), port));
                    Readers readers = new Readers(URI.create("http://127.0.0.1:" + port), shown)) {
                readers.warmUp();
                List<String> all = new ArrayList<>(SharedJarida.SERVICES);
                all.add("gateway");
                for (int i = 0; i < all.size(); i++) {
                    restartFirst(shared, all.get(i));
                    TimeUnit.NANOSECONDS.sleep(WARM.toNanos());
                    seconds.get(i).end();
                    seconds.get(i).startAgain();
                    seconds.get(i).awaitReady();
                    TimeUnit.NANOSECONDS.sleep(WARM.toNanos());
                    System.out.printf(
                            "%s restarted twice; %d requests, %d failed%n",
                            all.get(i), readers.asked(), readers.failed().size());
                }
                assertThat(readers.failed()).isEmpty();
                assertThat(readers.asked()).isGreaterThan(Readers.A_SECOND * 60);
            }
        } finally {
            seconds.forEach(Replica::close);
        }
    }

    /** The runner starts its own children again. */
    private static void restartFirst(SharedJarida shared, String service) {
        ProcessHandle before = shared.jarida().process(service);
        before.destroy();
        await().atMost(Duration.ofMinutes(1)).until(() -> !before.isAlive());
        // the runner tells of the old process until it has started the new one
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(NoSuchElementException.class)
                .until(() -> shared.jarida().process(service).pid() != before.pid());
        Replica.awaitReady(shared.jarida().management(service));
    }
}
