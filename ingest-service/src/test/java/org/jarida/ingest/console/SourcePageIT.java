package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.EntryWithdrawn;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of one source: how it does, what is said of it, its end. */
class SourcePageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Newspaper newspaper;
    private static RunningIngest ingest;
    private static Desk desk;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        newspaper.feed("/feed.xml", newspaper.item("/1", "خبر", "<p>نص الخبر الأول من الجريدة</p>"));
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void tellsHowItsFeedsDoAndWhatTheyBrought() {
        newspaper.serve("/broken.xml", exchange -> Newspaper.send(exchange, 503, Map.of(), new byte[0]));
        follow("told", "/feed.xml");
        ingest.editor("PUT", "/api/v1/sources/told", """
                {"name":"told","feeds":[{"url":"%s"},{"url":"%s"}]}""".formatted(
                        newspaper.address("/feed.xml"), newspaper.address("/broken.xml")));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Document page = desk.page("/admin/sources/told");
            assertThat(page.select(".state").text()).isEqualTo("Failing");
            assertThat(page.select(".feed-health")).hasSize(2);
            assertThat(page.select(".feed-health .source-faults").text()).contains("answered with an error: 503");
            assertThat(page.select(".documents li"))
                    .hasSize(1)
                    .first()
                    .satisfies(document -> assertThat(document.text()).contains("one article", "/feed.xml"));
            assertThat(page.select(".feed-facts").text()).contains("UTF-8", "allows visits", "Entries a day");
        });
        assertThat(desk.get("/admin/sources/never", "en").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsSaidOfItIsChangedAndItsSelectorsStay() {
        follow("redescribed", "/feed.xml");
        ingest.editor("PUT", "/api/v1/sources/redescribed", """
                {"name":"redescribed","selectors":{"title":"h1"},"feeds":[{"url":"%s"}]}""".formatted(newspaper.address("/feed.xml")));
        Document page = desk.page("/admin/sources/redescribed");
        page.select("input[name=name]").val("الجريدة");
        page.select("input[name=language]").val("ar-MA");
        page.select("input[name=policy]").removeAttr("checked");
        page.select("input[name=policy][value=LINK]").attr("checked", "");
        page.select("input[name=feedUrl]")
                .get(1)
                .val(newspaper.address("/map.xml").toString());
        page.select("select[name=feedKind]").get(1).select("option").removeAttr("selected");
        page.select("select[name=feedKind]")
                .get(1)
                .select("option[value=SITEMAP]")
                .attr("selected", "");

        HttpResponse<byte[]> saved = desk.press(Desk.button(page, "Save"));

        assertThat(Desk.location(saved)).isEqualTo("/admin/sources/redescribed?done=saved&of=redescribed");
        assertThat(desk.page(Desk.location(saved)).select("[role=status]").text())
                .isEqualTo("الجريدة is saved.");
        Source.Description stored = source("redescribed").description();
        assertThat(stored.name()).isEqualTo("الجريدة");
        assertThat(stored.language()).isEqualTo("ar-MA");
        assertThat(stored.policy()).isEqualTo(DisplayPolicy.LINK);
        assertThat(stored.selectors()).containsExactly(Map.entry("title", "h1"));
        assertThat(stored.feeds())
                .hasSize(2)
                .last()
                .satisfies(feed -> assertThat(feed.kind()).isEqualTo(FeedKind.SITEMAP));
    }

    @Test
    void whoComesTooLateIsToldAndLosesNothing() {
        follow("outpaced", "/feed.xml");
        Document page = desk.page("/admin/sources/outpaced");
        ingest.editor("PUT", "/api/v1/sources/outpaced", """
                {"name":"theirs","credit":"by them","feeds":[{"url":"%s"}]}""".formatted(newspaper.address("/feed.xml")));
        page.select("input[name=name]").val("mine <b>");
        page.select("input[name=licence]").val("by agreement");

        HttpResponse<byte[]> late = desk.press(Desk.button(page, "Save"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(source("outpaced").description().name()).isEqualTo("theirs");
        Document again = Desk.parsed(late);
        assertThat(again.select("[role=alert]").text()).contains("Somebody else saved this source");
        assertThat(again.select("input[name=name]").val()).isEqualTo("mine <b>");
        assertThat(again.select("input[name=licence]").val()).isEqualTo("by agreement");
        assertThat(again.select(".fault").eachText())
                .contains("Stored now: theirs", "Stored now: by them")
                .noneMatch(fault -> fault.contains("/feed.xml"));

        HttpResponse<byte[]> meant = desk.press(Desk.button(again, "Save"));
        assertThat(Desk.location(meant)).contains("done=saved");
        assertThat(source("outpaced").description().name()).isEqualTo("mine <b>");
        assertThat(source("outpaced").description().licence()).isEqualTo("by agreement");
    }

    @Test
    void aFaultyFormComesBack() {
        follow("faulty", "/feed.xml");
        Document page = desk.page("/admin/sources/faulty");
        page.select("input[name=feedUrl]").val("");

        HttpResponse<byte[]> refused = desk.press(Desk.button(page, "Save"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Desk.parsed(refused).select(".feeds .fault").text())
                .isEqualTo("At least one address is needed, and at most a hundred.");
        assertThat(source("faulty").description().feeds()).hasSize(1);
    }

    @Test
    void allOfItIsPublishedAgain() {
        follow("resent", "/feed.xml");
        int before = RunningIngest.awaitEntryEvents("resent", 1).size();

        HttpResponse<byte[]> asked = desk.press(Desk.button(desk.page("/admin/sources/resent"), "Publish again"));

        assertThat(Desk.location(asked)).isEqualTo("/admin/sources/resent?done=republished&of=resent");
        RunningIngest.awaitEntryEvents("resent", before + 1);
    }

    @Test
    void itIsRemovedAfterAQuestionThatSaysWhatBecomesOfItsArticles() {
        follow("removed", "/feed.xml");
        RunningIngest.awaitEntryEvents("removed", 1);
        String question =
                desk.page("/admin/sources/removed").select("a[href$=/remove]").attr("href");
        Document page = desk.page(question);
        assertThat(page.select("main").text()).contains("They stay on the site", "All are withdrawn");
        assertThat(page.select("input[name=articles][checked]").val()).isEqualTo("keep");
        page.select("input[name=articles]").removeAttr("checked");
        page.select("input[value=withdraw]").attr("checked", "");

        HttpResponse<byte[]> removed = desk.press(Desk.button(page, "Remove the source"));

        assertThat(Desk.location(removed)).isEqualTo("/admin/sources?done=withdrawn&of=removed");
        assertThat(desk.page(Desk.location(removed)).select("[role=status]").text())
                .isEqualTo("removed is removed; its articles are being withdrawn.");
        assertThat(RunningIngest.awaitEntryEvents("removed", 2).getLast()).isInstanceOf(EntryWithdrawn.class);
        assertThat(desk.post(question, "articles", "burn").statusCode()).isEqualTo(400);
        assertThat(desk.post(question, "articles", "keep").statusCode()).isEqualTo(404);
    }

    private static void follow(String id, String feed) {
        ingest.follow(id, newspaper.address(feed), "EXCERPT");
    }

    private static Source source(String id) {
        return ingest.context().getBean(Sources.class).get(id);
    }
}
