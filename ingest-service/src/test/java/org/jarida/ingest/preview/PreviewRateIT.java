package org.jarida.ingest.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.ingest.RunningIngest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many documents of 50 kB a second the preview endpoints answer, over HTTP with a token; see docs/benchmarks.md. */
@Tag("soak")
class PreviewRateIT {

    private static final int SIZE = 50_000;
    private static final int CLIENTS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final String PARAGRAPH =
            "وصلت القوارب إلى الميناء باكرا هذا الصباح، وقال الصيادون إن الموسم جيد، وإن السوق، كما يبدو، يكفي الجميع. ";

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "article"})
    void fiftyDocumentsASecondAtLeast(String kind) throws Exception {
        var document = kind.equals("feed") ? feed() : article();
        assertThat(document.getBytes(StandardCharsets.UTF_8).length).isBetween(SIZE, SIZE + 5_000);
        rate(kind, document, WARM_UP);

        double rate = rate(kind, document, MEASURED);

        System.out.printf("preview/%s: %.0f documents of 50 kB a second%n", kind, rate);
        assertThat(rate).isGreaterThanOrEqualTo(50);
    }

    private static double rate(String kind, String document, Duration time) throws Exception {
        var answered = new AtomicInteger();
        long begin = System.nanoTime();
        Callable<Void> client = () -> {
            while (System.nanoTime() - begin < time.toNanos()) {
                var answer = ingest.send(
                        "POST",
                        "/api/v1/preview/" + kind + "?url=https://news.example/a",
                        document,
                        RunningIngest.staff("EDITOR"),
                        "Content-Type",
                        kind.equals("feed") ? "application/rss+xml" : "text/html");
                assertThat(answer.statusCode()).isEqualTo(200);
                answered.incrementAndGet();
            }
            return null;
        };
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : clients.invokeAll(java.util.Collections.nCopies(CLIENTS, client))) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        return answered.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static String feed() {
        var feed = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>جريدة</title>"
                        + "<link>https://news.example/</link><description>أخبار</description>");
        for (int i = 0; feed.toString().getBytes(StandardCharsets.UTF_8).length < SIZE; i++) {
            feed.append("<item><title>خبر ")
                    .append(i)
                    .append("</title><link>https://news.example/n/")
                    .append(i)
                    .append("</link><guid>")
                    .append(i)
                    .append(
                            "</guid><pubDate>Thu, 26 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA[<p><img src=\"/i/")
                    .append(i)
                    .append(".jpg\"></p><p>")
                    .append(PARAGRAPH.repeat(8))
                    .append("</p>]]></description></item>");
        }
        return feed.append("</channel></rss>").toString();
    }

    private static String article() {
        var page = new StringBuilder(
                "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>القوارب تعود - جريدة</title>"
                        + "<meta property=\"og:title\" content=\"القوارب تعود\"><meta property=\"article:published_time\" content=\"2026-11-26T10:00:00Z\"></head><body>"
                        + "<nav><ul>" + "<li><a href=\"/s/1\">قسم من الأقسام</a></li>".repeat(40) + "</ul></nav>"
                        + "<div class=\"main\"><article><h1>القوارب تعود</h1><figure><img src=\"/i/1.jpg\"><figcaption>الميناء (رويترز)</figcaption></figure>");
        var rest = "<div class=\"share\"><a href=\"#\">شارك</a></div></article><div class=\"side\">"
                + "<div class=\"item\"><a href=\"/n/2\">عنوان خبر آخر في العمود الجانبي</a><p>ملخص قصير لهذا الخبر، لا أكثر.</p></div>"
                        .repeat(40)
                + "</div></div><footer><p>كل الحقوق محفوظة</p></footer></body></html>";
        int own = (page + rest).getBytes(StandardCharsets.UTF_8).length;
        var paragraph = "<p>" + PARAGRAPH.repeat(2) + "</p>";
        page.append(paragraph.repeat((SIZE - own) / paragraph.getBytes(StandardCharsets.UTF_8).length + 1));
        return page.append(rest).toString();
    }
}
