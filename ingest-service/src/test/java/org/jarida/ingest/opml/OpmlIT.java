package org.jarida.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jarida.ingest.RunningIngest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sources come in from other readers' lists, and go out whole. */
class OpmlIT {

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void aListIsImportedAsFarAsItIsValid() {
        ingest.editor("POST", "/api/v1/sources", """
                {"id":"known","name":"known","feeds":[{"url":"http://127.0.0.1:9/known.xml"}]}""");

        JsonNode report = imported("""
                <opml version="1.1"><body>
                <outline text="صحف"><outline text="القدس" type="rss" xmlUrl="http://127.0.0.1:9/quds.xml" htmlUrl="http://127.0.0.1:9/" language="ar"/></outline>
                <outline text="Known" xmlUrl="HTTP://127.0.0.1:9/known.xml/"/>
                <outline text="Bad" xmlUrl="ftp://127.0.0.1/rss"/>
                <outline text="Again" xmlUrl="http://127.0.0.1:9/quds.xml#top"/>
                <outline xmlUrl="http://127.0.0.1:9/nameless.xml" htmlUrl="nonsense" language="???"/>
                </body></opml>""");

        assertThat(report.get("added").asInt()).isEqualTo(2);
        assertThat(report.get("alreadyThere").asInt()).isEqualTo(2);
        assertThat(report.get("refused").asInt()).isEqualTo(1);
        JsonNode lines = report.get("outlines");
        assertThat(lines.size()).isEqualTo(5);
        assertThat(lines.get(0).get("result").asString()).isEqualTo("ADDED");
        assertThat(lines.get(1).get("result").asString()).isEqualTo("ALREADY_THERE");
        assertThat(lines.get(1).get("source").asString()).isEqualTo("known");
        assertThat(lines.get(2).get("result").asString()).isEqualTo("REFUSED");
        assertThat(lines.get(2).get("reason").asString()).contains("http or https");
        assertThat(lines.get(3).get("source")).isEqualTo(lines.get(0).get("source"));
        assertThat(lines.get(4).get("result").asString()).isEqualTo("ADDED");
        JsonNode added = RunningIngest.json(ingest.editor(
                "GET", "/api/v1/sources/" + lines.get(0).get("source").asString(), null));
        assertThat(added.get("name").asString()).isEqualTo("القدس");
        assertThat(added.get("policy").asString()).isEqualTo("EXCERPT");
        assertThat(added.get("language").asString()).isEqualTo("ar");
        assertThat(added.get("homepage").asString()).isEqualTo("http://127.0.0.1:9/");
    }

    @Test
    void itsOwnExportComesBackAsItWas() {
        ingest.editor("POST", "/api/v1/sources", """
                {"id":"whole","name":"الأيام \\"و\\" <الليالي> & غيرها","homepage":"http://127.0.0.1:9/h","language":"ar-MA","zone":"Africa/Casablanca",
                 "policy":"FULL","licence":"CC BY 4.0","credit":"عن الأيام","selectors":{"listing.item":".n > a"},
                 "feeds":[{"url":"http://127.0.0.1:9/a.xml?x=1&y=2"},{"url":"http://127.0.0.1:9/s.xml","kind":"SITEMAP"},{"url":"http://127.0.0.1:9/l","kind":"LISTING"}]}""");
        String before = described("whole");

        var exported = ingest.editor("GET", "/api/v1/sources/export", null);
        assertThat(exported.statusCode()).isEqualTo(200);
        assertThat(exported.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/x-opml"));
        String opml = new String(exported.body(), StandardCharsets.UTF_8);
        assertThat(opml).contains("<opml version=\"2.0\"").doesNotContain("<الليالي>");

        try (RunningIngest other = RunningIngest.start()) {
            JsonNode report = RunningIngest.json(other.send(
                    "POST",
                    "/api/v1/sources/import",
                    opml,
                    RunningIngest.staff("EDITOR"),
                    "Content-Type",
                    "text/x-opml"));
            assertThat(report.get("refused").asInt()).isZero();
            assertThat(described(other, "whole")).isEqualTo(before);
            JsonNode again = RunningIngest.json(other.send(
                    "POST",
                    "/api/v1/sources/import",
                    opml,
                    RunningIngest.staff("EDITOR"),
                    "Content-Type",
                    "text/x-opml"));
            assertThat(again.get("added").asInt()).isZero();
            assertThat(again.get("refused").asInt()).isZero();
        }
    }

    @Test
    void whatIsNoOpmlOrTooLargeIsRefused() {
        assertThat(send("<rss/>").statusCode()).isEqualTo(422);
        assertThat(send("<opml>" + " ".repeat(1024 * 1024) + "</opml>").statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFileIsTakenAsABrowsersFormSendsIt() {
        var response = sendFile("file", """
                <?xml version="1.0" encoding="windows-1256"?><opml version="2.0"><body>
                <outline text="Formulaire" xmlUrl="http://127.0.0.1:9/form.xml"/></body></opml>""");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode line = RunningIngest.json(response).at("/outlines/0");
        assertThat(line.get("result").asString()).isEqualTo("ADDED");
        assertThat(line.get("name").asString()).isEqualTo("Formulaire");
    }

    @Test
    void aFileThatIsNoOpmlTooLargeOrMissingIsRefused() {
        assertThat(sendFile("file", "<rss/>").statusCode()).isEqualTo(422);
        assertThat(sendFile("file", "").statusCode()).isEqualTo(422);
        assertThat(sendFile("another", "<opml/>").statusCode()).isEqualTo(400);
        var large = sendFile("file", "<opml>" + " ".repeat(1024 * 1024) + "</opml>");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(RunningIngest.json(large).get("type").asString()).isEqualTo("urn:jarida:problem:too-large");
    }

    private static java.net.http.HttpResponse<byte[]> sendFile(String part, String content) {
        String boundary = "----formBoundary7MA4YWxk";
        String form = """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="lists.opml"\r
                Content-Type: text/xml\r
                \r
                %s\r
                --%s--\r
                """.formatted(boundary, part, content, boundary);
        return ingest.send(
                "POST",
                "/api/v1/sources/import",
                form,
                RunningIngest.staff("EDITOR"),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    private static JsonNode imported(String opml) {
        var response = send(opml);
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningIngest.json(response);
    }

    private static java.net.http.HttpResponse<byte[]> send(String opml) {
        return ingest.send(
                "POST", "/api/v1/sources/import", opml, RunningIngest.staff("EDITOR"), "Content-Type", "text/x-opml");
    }

    private static String described(String id) {
        return described(ingest, id);
    }

    private static String described(RunningIngest at, String id) {
        JsonNode source = RunningIngest.json(at.editor("GET", "/api/v1/sources/" + id, null));
        StringBuilder described = new StringBuilder();
        for (String field : new String[] {
            "id", "name", "homepage", "language", "zone", "policy", "licence", "credit", "selectors", "feeds"
        }) {
            described.append(field).append('=').append(source.get(field)).append('\n');
        }
        return described.toString();
    }
}
