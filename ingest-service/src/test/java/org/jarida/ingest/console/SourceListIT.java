package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.poll.Feeds;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.SourceStore;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of sources, as an editor without scripts sees and works it. */
class SourceListIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private static Newspaper newspaper;
    private static RunningIngest ingest;
    private static Desk desk;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
        newspaper.feed(
                "/sound.xml",
                newspaper.item("/1", "خبر أول", "<p>نص الخبر الأول</p>"),
                newspaper.item("/2", "خبر ثان", "<p>نص الخبر الثاني</p>"));
        newspaper.serve("/failing.xml", exchange -> Newspaper.send(exchange, 500, Map.of(), new byte[0]));
        newspaper.serve("/ceased.xml", exchange -> Newspaper.send(exchange, 410, Map.of(), new byte[0]));
        ingest.follow("sound", newspaper.address("/sound.xml"), "FULL");
        ingest.follow("failing", newspaper.address("/failing.xml"), "FULL");
        ingest.follow("ceased", newspaper.address("/ceased.xml"), "FULL");
        await().atMost(PATIENCE).untilAsserted(() -> {
            Document page = desk.page("/admin/sources");
            assertThat(state(page, "sound")).isEqualTo("Doing well");
            assertThat(state(page, "failing")).isEqualTo("Failing");
            assertThat(state(page, "ceased")).isEqualTo("Feed gone");
        });
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void whatNeedsAnEditorStandsFirstWithItsErrorInTheEditorsLanguage() {
        HttpResponse<byte[]> answer = desk.get("/admin/sources", "ar");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("unsafe"));
        Document page = Desk.parsed(answer);
        assertThat(page.selectFirst("html").attr("dir")).isEqualTo("rtl");
        assertThat(ids(page)).containsSubsequence("source-ceased", "source-failing", "source-sound");
        assertThat(page.select("#source-failing .source-faults").text()).contains("أجاب الخادم بخطأ رمزه 500");
        assertThat(page.select("[style], script:not([src])")).isEmpty();
        assertThat(page.select("form[method=post]"))
                .allSatisfy(form -> assertThat(form.select("input[name=_csrf][value=csrf-of-amina]"))
                        .hasSize(1));
    }

    @Test
    void theArticlesOfTheLastDaysAreDrawnAndSaid() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Element row = desk.page("/admin/sources").selectFirst("#source-sound");
            assertThat(row.select("svg.sparkline").attr("aria-label"))
                    .startsWith("New articles in 14 days: 2, at most 2 on ");
            assertThat(row.select("svg.sparkline rect")).hasSize(1);
            assertThat(row.select(".source-articles").text()).endsWith("2 articles");
        });
        assertThat(desk.page("/admin/sources")
                        .select("#source-failing svg.sparkline")
                        .attr("aria-label"))
                .isEqualTo("No new articles in 14 days");
    }

    @Test
    void theListIsNarrowedByStateAndWordsAndPutInOrder() {
        assertThat(ids(desk.page("/admin/sources?state=FAILING")))
                .contains("source-failing")
                .doesNotContain("source-sound");
        assertThat(ids(desk.page("/admin/sources?q=FAILING.xml"))).containsExactly("source-failing");
        assertThat(ids(desk.page("/admin/sources?sort=name")))
                .containsSubsequence("source-ceased", "source-failing", "source-sound");
        Document none = desk.page("/admin/sources?q=" + URLEncoder.encode(HOSTILE + "?", StandardCharsets.UTF_8));
        assertThat(none.select("main").text()).contains("There are no sources here.");
        assertThat(none.select("input[name=q]").val()).isEqualTo(HOSTILE + "?");
        assertThat(none.select("img, main script")).isEmpty();
    }

    @Test
    void aButtonPausesAndResumesAndLeadsBackWithANotice() {
        ingest.follow("restless", newspaper.address("/restless.xml"), "EXCERPT");
        Document list = desk.page("/admin/sources?q=restless");

        HttpResponse<byte[]> paused = desk.press(button(list, "restless", "Pause"));

        assertThat(paused.statusCode()).isEqualTo(303);
        assertThat(Desk.location(paused)).isEqualTo("/admin/sources?q=restless&done=paused&of=restless");
        Document after = desk.page(Desk.location(paused));
        assertThat(after.select("[role=status]").text()).isEqualTo("restless is paused.");
        assertThat(state(after, "restless")).isEqualTo("Paused");
        assertThat(after.select("#source-restless button").eachText()).doesNotContain("Poll now");

        assertThat(Desk.location(desk.press(button(after, "restless", "Resume"))))
                .contains("done=resumed");
        assertThat(ingest.context().getBean(Sources.class).get("restless").paused())
                .isFalse();
    }

    @Test
    void aButtonPollsAndAnotherReadsTheArchiveAgain() {
        int before = newspaper.visits("/sound.xml").size();
        Document list = desk.page("/admin/sources?q=sound");

        assertThat(Desk.location(desk.press(button(list, "sound", "Poll now")))).contains("done=polled&of=sound");
        await().atMost(PATIENCE).until(() -> newspaper.visits("/sound.xml").size() > before);
        assertThat(Desk.location(desk.press(button(list, "sound", "Read again"))))
                .contains("done=replayed&of=sound");
        assertThat(RunningIngest.json(ingest.send("GET", "/api/v1/sources/sound", null, RunningIngest.staff("EDITOR")))
                        .at("/replay/requestedAt")
                        .isMissingNode())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/admin/../login",
                "/articles",
                "/admin/sources\r\nX: y"
            })
    void aFormLeadsNowhereElse(String back) {
        assertThat(Desk.location(desk.post("/admin/sources/sound/resume", "back", back)))
                .isEqualTo("/admin/sources?done=resumed&of=sound");
    }

    @Test
    void aHostileNameIsText() {
        Sources sources = ingest.context().getBean(Sources.class);
        String id =
                sources.add(input(HOSTILE + "كلمة".repeat(20), "/hostile.xml")).id();

        Element row = desk.page("/admin/sources?q=" + id).selectFirst("#source-" + id);

        assertThat(row.select("h2").text()).startsWith(HOSTILE);
        assertThat(row.select("img, script")).isEmpty();
    }

    @Test
    void onlyEditorsSeeItAndErrorsArePagesInTheirLanguage() {
        HttpResponse<byte[]> moderator =
                ingest.send("GET", "/admin/sources", null, RunningIngest.staff("MODERATOR"), "Accept", "text/html");
        assertThat(moderator.statusCode()).isEqualTo(403);
        HttpResponse<byte[]> nothing = desk.get("/admin/nothing", "fr");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(Desk.parsed(nothing).selectFirst("html").attr("lang")).isEqualTo("fr");
        HttpResponse<byte[]> unknown = desk.post("/admin/sources/never/pause");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Desk.parsed(unknown).select("h1").text()).isEqualTo("There is no such page");
        assertThat(Desk.location(desk.get("/admin", "en"))).isEqualTo("/admin/sources");
    }

    @Test
    void anEmptySiteLeadsToItsFirstSourceAndAThousandAreReadByPages() {
        try (RunningIngest empty = RunningIngest.start("jarida.poll.concurrency=1")) {
            Desk first = new Desk(empty);
            assertThat(Desk.location(first.get("/admin/sources", "en"))).isEqualTo("/admin/sources/new");

            SourceStore sources = empty.context().getBean(SourceStore.class);
            Feeds feeds = empty.context().getBean(Feeds.class);
            IntStream.range(0, 1_000).mapToObj(SourceListIT::paused).forEach(source -> {
                sources.insert(source);
                feeds.changed(source);
            });

            Document page = first.page("/admin/sources?sort=name&page=3");
            assertThat(ids(page)).hasSize(50).first().isEqualTo("source-newspaper-0100");
            assertThat(page.select(".pager a").eachAttr("href"))
                    .containsExactly("/admin/sources?sort=name&page=2", "/admin/sources?sort=name&page=4");
            long began = System.nanoTime();
            first.page("/admin/sources");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static Source paused(int number) {
        Source.Description description =
                Sources.checked(input("newspaper %04d".formatted(number), "/many-%d.xml".formatted(number)));
        String id = "newspaper-%04d".formatted(number);
        return new Source(id, 1, description, true, false, false, Instant.parse("2026-11-27T10:00:00Z"), null);
    }

    private static SourceInput input(String name, String feed) {
        return new SourceInput(
                null,
                name,
                null,
                "ar",
                null,
                null,
                null,
                null,
                null,
                List.of(new SourceInput.FeedInput(newspaper.address(feed).toString(), "FEED")));
    }

    private static List<String> ids(Document page) {
        return page.select(".source-row").eachAttr("id");
    }

    private static String state(Document page, String id) {
        return page.select("#source-" + id + " .state").text();
    }

    private static Element button(Document page, String id, String words) {
        return page.select("#source-" + id + " button").stream()
                .filter(each -> each.text().startsWith(words))
                .findFirst()
                .orElseThrow();
    }
}
