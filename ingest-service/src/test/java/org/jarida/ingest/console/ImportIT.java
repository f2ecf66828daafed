package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
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
        HttpResponse<byte[]> answer = upload(LIST.formatted("file", "file"));

        assertThat(answer.statusCode()).isEqualTo(200);
        Document page = Desk.parsed(answer);
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

        assertThat(Desk.parsed(upload(LIST.formatted("file", "file")))
                        .select("[role=status]")
                        .text())
                .isEqualTo("0 added, 2 already there, 1 refused.");
    }

    @Test
    void theTextOfAListIsReadToo() {
        Document form = desk.page("/admin/sources/import");
        assertThat(form.select("form[enctype]").attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(form.select("a[href=/api/v1/sources/export]")).hasSize(1);

        Document page = Desk.parsed(desk.post("/admin/sources/import", "text", LIST.formatted("text", "text")));

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
