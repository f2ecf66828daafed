package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An article is found, taken down with a reason, and brought back. */
class ArticlesIT {

    private static Newspaper newspaper;
    private static RunningIngest ingest;
    private static Desk desk;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
        desk = new Desk(ingest);
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void itIsFoundByItsIdAndByEitherAddress() {
        String id = article("found");

        for (String asked : new String[] {
            id,
            "https://news.example.org/articles/" + id + "?ui=fr",
            newspaper.address("/found?utm_source=x").toString()
        }) {
            Document page = desk.page("/admin/articles?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
            assertThat(page.select(".found-article h2").eachText()).containsExactly("عنوان <script>alert(1)</script>");
            assertThat(page.select(".found-article").text()).contains("found", id, "Published");
            assertThat(page.select("main script")).isEmpty();
        }
        assertThat(desk.page("/admin/articles?q=" + "0".repeat(32))
                        .select("main")
                        .text())
                .contains("There is no article of this id or address.");
        assertThat(desk.page("/admin/articles").select(".found-article")).isEmpty();
    }

    @Test
    void itIsTakenDownWithAReasonAndBroughtBack() {
        String id = article("dropped");
        Document page = desk.page("/admin/articles?q=" + id);

        HttpResponse<byte[]> without = desk.press(Desk.button(page, "Take the article down"));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(Desk.parsed(without).select(".fault").text())
                .isEqualTo("A reason is needed, of at most 1,000 characters.");

        page.select("input[name=reason]").val("طلب <b>صاحب الحق</b>");
        HttpResponse<byte[]> down = desk.press(Desk.button(page, "Take the article down"));

        assertThat(down.statusCode()).isEqualTo(303);
        assertThat(Desk.location(down)).startsWith("/admin/articles?q=" + id + "&done=taken-down");
        assertThat(RunningIngest.awaitEntryEvents("dropped", 2).getLast()).isInstanceOf(EntryWithdrawn.class);
        Document after = desk.page(Desk.location(down));
        assertThat(after.select("[role=status]").text()).isEqualTo("The article is taken down and its text erased.");
        assertThat(after.select(".found-article").text())
                .contains("A withdrawn article", "Taken down by an editor", "طلب <b>صاحب الحق</b>");

        HttpResponse<byte[]> back = desk.press(Desk.button(after, "Lift the takedown"));
        assertThat(Desk.location(back)).contains("done=reinstated");
        assertThat(RunningIngest.awaitEntryEvents("dropped", 3).getLast()).isInstanceOf(EntryRevised.class);
        assertThat(desk.page("/admin/articles?q=" + id).select(".state").text()).isEqualTo("Published");

        assertThat(Desk.location(desk.post("/admin/articles/" + id + "/reinstate")))
                .isEqualTo("/admin/articles?q=" + id);
        assertThat(desk.post("/admin/articles/" + "0".repeat(32) + "/takedown", "reason", "why")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String article(String source) {
        newspaper.feed(
                "/" + source + ".xml",
                newspaper.item(
                        "/" + source,
                        "عنوان &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
                        "<p>نص " + source + "</p>"));
        ingest.follow(source, newspaper.address("/" + source + ".xml"), "FULL");
        var first = (EntryDiscovered) RunningIngest.awaitEntryEvents(source, 1).getFirst();
        return first.articleId();
    }
}
