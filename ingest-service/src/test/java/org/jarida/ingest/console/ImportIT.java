package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An OPML list, as a file or as text, and what became of each line of it. */
class ImportIT {

    private static final String LIST = """
            <opml version="2.0"><body>
            <outline text="القدس &lt;b&gt;" type="rss" xmlUrl="http://127.0.0.1:9/%s.xml" language="ar"/>
            <outline text="Again" xmlUrl="http://127.0.0.1:9/%s.xml"/>
            <outline text="Bad" xmlUrl="javascript:alert(1)"/>
            </body></opml>""";

    private static final int MANY = 500;
    /** Of many sources on a machine that is busy with other tests. */
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(1);

    private static RunningIngest ingest;
    private static Desk desk;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void aFileIsReadAndEveryLineReported() {
        Document page = done(upload(LIST.formatted("file", "file")));

        assertThat(page.select("[role=status]").text()).isEqualTo("1 added, 1 already there, 1 refused.");
        assertThat(page.select(".documents li").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Added القدس <b>"),
                        line -> assertThat(line).startsWith("Already there Again"),
                        line -> assertThat(line)
                                .startsWith("Refused Bad javascript:alert(1)")
                                .endsWith("It must be an http or https address, each only once."));
        assertThat(page.select("main b, main script, a[href^=javascript]")).isEmpty();
        String source = page.select(".documents a").attr("href").replace("/admin/sources/", "");
        assertThat(ingest.context()
                        .getBean(Sources.class)
                        .get(source)
                        .description()
                        .name())
                .isEqualTo("القدس <b>");

        assertThat(done(upload(LIST.formatted("file", "file")))
                        .select("[role=status]")
                        .text())
                .isEqualTo("0 added, 2 already there, 1 refused.");
    }

    @Test
    void theTextOfAListIsReadToo() {
        Document form = desk.page("/admin/sources/import");
        assertThat(form.select("form[enctype]").attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(form.select("a[href=/api/v1/sources/export]")).hasSize(1);

        Document page = done(desk.post("/admin/sources/import", "text", LIST.formatted("text", "text")));

        assertThat(page.select("[role=status]").text()).isEqualTo("1 added, 1 already there, 1 refused.");
    }

    @Test
    void whatIsNoListIsTold() {
        HttpResponse<byte[]> nothing = desk.post("/admin/sources/import", "text", " ");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(Desk.parsed(nothing).select("[role=alert]").text()).isEqualTo("Choose a file or paste its text.");

        HttpResponse<byte[]> other = upload("no list at all");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Desk.parsed(other).select("[role=alert]").text())
                .isEqualTo("This is no OPML document that can be read.");

        HttpResponse<byte[]> large = upload("x".repeat(1_200_000));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(Desk.parsed(large).select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void howALongListGoesIsTold() {
        String outlines = IntStream.range(0, MANY)
                .mapToObj(number -> "<outline text=\"long %d\" xmlUrl=\"http://127.0.0.1:9/long/%d.xml\"/>"
                        .formatted(number, number))
                .collect(Collectors.joining());
        String address = Desk.location(upload("<opml version=\"2.0\"><body>" + outlines + "</body></opml>"));

        HttpResponse<byte[]> going = desk.get(address, "en");
        assertThat(going.headers().firstValue("Refresh")).contains("1");
        Element progress = Desk.parsed(going).selectFirst("progress");
        assertThat(progress.attr("max")).isEqualTo(Integer.toString(MANY));
        assertThat(Desk.parsed(going).select("[role=status]").text())
                .isEqualTo("%s of %d".formatted(progress.attr("value"), MANY));
        assertThat(Desk.parsed(going).select(".documents li")).hasSize(Integer.parseInt(progress.attr("value")));

        Document page = done(address);
        assertThat(page.select("[role=status]").text())
                .isEqualTo("%d added, 0 already there, 0 refused.".formatted(MANY));
        assertThat(page.select(".documents li")).hasSize(MANY);
    }

    @Test
    void anImportThatIsNotThereIsNotFound() {
        assertThat(desk.get("/admin/sources/import/none", "en").statusCode()).isEqualTo(404);
    }

    private static Document done(HttpResponse<byte[]> begun) {
        assertThat(begun.statusCode()).isEqualTo(303);
        return done(Desk.location(begun));
    }

    private static Document done(String address) {
        return Desk.parsed(await().atMost(LONGEST_IMPORT)
                .until(
                        () -> desk.get(address, "en"),
                        answer -> answer.headers().firstValue("Refresh").isEmpty()));
    }

    private static HttpResponse<byte[]> upload(String document) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\ncsrf-of-amina"
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.opml\"\r\n"
                + "Content-Type: text/x-opml; charset=utf-8\r\n\r\n" + document
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n--b--\r\n";
        return ingest.send(
                "POST",
                "/admin/sources/import",
                body,
                RunningIngest.editorInSession(),
                "Accept",
                "text/html",
                "Accept-Language",
                "en",
                "Content-Type",
                "multipart/form-data; boundary=b");
    }
}
