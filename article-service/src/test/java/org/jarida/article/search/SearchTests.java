package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.search.Search.Answer;
import org.jarida.article.search.Search.Count;
import org.jarida.article.search.Search.Facets;
import org.jarida.article.search.Search.Hit;
import org.jarida.article.search.Search.Question;
import org.jarida.article.search.Search.Suggestion;
import org.jarida.events.ArticleContent;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTests {

    @TempDir
    private Path directory;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf(directory);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    @Test
    void allWordsMustBeThereInWhateverField() {
        String both = shelf.add("ar", "افتتاح السوق القديمة", "<p>عاد التجار إلى محلاتهم.</p>");
        shelf.add("ar", "السوق الجديدة", "<p>لم يحضر أحد.</p>");

        assertThat(shelf.find("سوق التجار")).containsExactly(both);
        assertThat(shelf.find("سوق")).hasSize(2);
        assertThat(shelf.find("سوق مطار")).isEmpty();
    }

    @Test
    void aPhraseIsInItsOrderAndAsItIsWritten() {
        String right = shelf.add("وزير الصحة يزور المستشفى");
        shelf.add("الصحة: وزير سابق يتحدث");
        shelf.add("وزيرة الصحة تتحدث");

        assertThat(shelf.find("\"وزير الصحة\"")).containsExactly(right);
        assertThat(shelf.find("\"وزير  الصحه\"")).containsExactly(right);
        assertThat(shelf.find("وزير الصحة")).hasSize(2);
    }

    @Test
    void minusAndOrAndTitles() {
        String train = shelf.add("ar", "قطار ليلي", "<p>من طنجة</p>");
        String bus = shelf.add("ar", "حافلة ليلية", "<p>من وجدة</p>");
        String road = shelf.add("ar", "طريق جديدة", "<p>قطار</p>");

        assertThat(shelf.find("قطار OR حافلة")).containsExactlyInAnyOrder(train, bus, road);
        assertThat(shelf.find("قطار -طنجة")).containsExactly(road);
        assertThat(shelf.find("-قطار")).containsExactly(bus);
        assertThat(shelf.find("intitle:قطار")).containsExactly(train);
        assertThat(shelf.find("قطار OR حافلة من طنجة")).containsExactly(train);
    }

    @Test
    void sourcesAreFoundByIdAndByName() {
        shelf.source("lematin", "Le Matin", DisplayPolicy.FULL);
        String french = shelf.add(Shelf.content("lematin", "fr", "Le train de nuit", "", Shelf.NOW));
        String arabic = shelf.add("قطار ليلي");

        assertThat(shelf.find("source:lematin")).containsExactly(french);
        assertThat(shelf.find("source:الايام")).containsExactly(arabic);
        assertThat(shelf.find("source:\"le matin\" train")).containsExactly(french);
        assertThat(shelf.find("-source:lematin")).containsExactly(arabic);
        assertThat(shelf.find("source:nobody")).isEmpty();
        assertThat(shelf.find("lang:fr")).containsExactly(french);
        assertThat(shelf.find("ليلي OR nuit", ArticleQuery.newest(9).of("lematin")))
                .containsExactly(french);
        assertThat(shelf.find("ليلي OR nuit", ArticleQuery.newest(9).spoken("ar-MA")))
                .containsExactly(arabic);
    }

    @Test
    void authorsAreFoundByTheirNames() {
        ArticleContent plain = Shelf.content("alayyam", "ar", "خبر", "", Shelf.NOW);
        String id = shelf.add(new ArticleContent(
                plain.sourceId(),
                null,
                plain.title(),
                "ar",
                "rtl",
                List.of("سلمى الإدريسي", "Karim Benani"),
                plain.publishedAt(),
                plain.firstSeenAt(),
                null,
                "",
                "",
                List.of(),
                List.of(),
                List.of()));
        shelf.add("سلمى");

        assertThat(shelf.find("author:\"سلمى الادريسي\"")).containsExactly(id);
        assertThat(shelf.find("author:benani")).containsExactly(id);
        assertThat(shelf.find("author:خبر")).isEmpty();
        assertThat(shelf.find("خبر", ArticleQuery.newest(9).by("karim-benani"))).containsExactly(id);
        assertThat(shelf.find("خبر", ArticleQuery.newest(9).by("karim"))).isEmpty();
        assertThat(shelf.find("خبر", ArticleQuery.newest(9).in("سياسة"))).isEmpty();
    }

    @Test
    void datesBoundFromMidnightToMidnightUtc() {
        List<String> ids = new ArrayList<>();
        for (String at : List.of("2026-11-17T23:59:59Z", "2026-11-18T00:00:00Z", "2026-11-19T00:00:00Z")) {
            ids.add(shelf.add(Shelf.content("alayyam", "ar", "خبر", "", Instant.parse(at))));
        }

        assertThat(shelf.find("خبر after:2026-11-18")).containsExactlyInAnyOrder(ids.get(1), ids.get(2));
        assertThat(shelf.find("خبر before:2026-11-18")).containsExactly(ids.get(0));
        assertThat(shelf.find("after:2026-11-18 before:2026-11-19")).containsExactly(ids.get(1));
        assertThat(shelf.find(
                        "خبر",
                        ArticleQuery.newest(9)
                                .between(Instant.parse("2026-11-18T00:00:00Z"), Instant.parse("2026-11-19T00:00:00Z"))))
                .containsExactly(ids.get(1));
    }

    @Test
    void titlesCountMoreThanTextsAndNewerMoreThanOlder() {
        Instant old = Shelf.NOW.minus(Duration.ofDays(40));
        String inText = shelf.add(Shelf.content("alayyam", "ar", "خبر من المدينة", "<p>قطار طويل</p>", old));
        String inTitle = shelf.add(Shelf.content("alayyam", "ar", "قطار من المدينة", "<p>خبر طويل</p>", old));
        String newer = shelf.add(Shelf.content("alayyam", "ar", "قطار من المدينة", "<p>خبر طويل</p>", Shelf.NOW));

        assertThat(shelf.find("قطار")).containsExactly(newer, inTitle, inText);
        assertThat(Recency.score(3, 0)).isEqualTo(6);
        assertThat(Recency.score(3, Duration.ofDays(7).toMillis())).isEqualTo(4.5);
        assertThat(Recency.score(3, -5)).isEqualTo(6);
    }

    @Test
    void theVeryWordOfATitleComesBeforeItsKin() {
        String kin = shelf.add("ar", "الوزراء والوزير", "");
        String same = shelf.add(
                Shelf.content("alayyam", "ar", "وزير يستقيل اليوم", "", Shelf.NOW.minus(Duration.ofHours(3))));

        assertThat(shelf.find("وزير")).containsExactly(same, kin);
    }

    @Test
    void lightWordsAreNoConditionBesideOthers() {
        String id = shelf.add("fr", "Histoire du marché", "");

        assertThat(shelf.find("histoire de la marché")).containsExactly(id);
        assertThat(shelf.find("de la")).isEmpty();
        assertThat(shelf.find("du")).containsExactly(id);
        assertThat(shelf.find("\"histoire de la\"")).isEmpty();
    }

    @Test
    void nothingIsFoundByNothing() {
        shelf.add("خبر");

        assertThat(shelf.find("")).isEmpty();
        assertThat(shelf.find("!!! ؟")).isEmpty();
        assertThat(shelf.find("\"\"")).isEmpty();
        assertThat(shelf.find("خبر ؟!")).hasSize(1);
    }

    @Test
    void marksAreTheOnlyHtml() {
        shelf.add("en", "Bridge <b>reopens</b> & \"sings\"", "<p>The <i>bridge</i> is 5 &lt; 6 &amp; <b>open</b></p>");

        Hit hit = shelf.only("bridge reopened");

        assertThat(hit.title().html())
                .isEqualTo("<mark>Bridge</mark> &lt;b&gt;<mark>reopens</mark>&lt;/b&gt; &amp; &quot;sings&quot;");
        assertThat(hit.quote().html()).isEqualTo("The <mark>bridge</mark> is 5 &lt; 6 &amp; open");
    }

    @Test
    void arabicWordsAreMarkedInTheirOwnSpelling() {
        shelf.add("ar", "المسؤولون في مــغرب اليوم", "");

        assertThat(shelf.only("مسئول المغرب").title().html())
                .isEqualTo("<mark>المسؤولون</mark> في <mark>مــغرب</mark> اليوم");
    }

    @Test
    void aLongTextIsQuotedWhereTheWordStands() {
        String filler = "كان يوما عاديا في المدينة القديمة ولم يحدث فيه شيء يذكر. ".repeat(20);
        shelf.add("ar", "خبر", "<p>" + filler + "</p><p>ثم وصل القطار متأخرا.</p><p>" + filler + "</p>");

        Quote quote = shelf.only("قطار").quote();

        assertThat(quote.html()).contains("<mark>القطار</mark>").hasSizeLessThan(500);
    }

    @Test
    void whatAPolicyDoesNotShowIsNotQuoted() {
        shelf.source("shy", "Shy", DisplayPolicy.EXCERPT);
        shelf.source("shyer", "Shyer", DisplayPolicy.LINK);
        String body = "<p>المدير قال: سر مكتوم</p>";
        ArticleContent excerpt = Shelf.content("shy", "ar", "خبر المدير", body, Shelf.NOW);
        shelf.add(new ArticleContent(
                "shy",
                null,
                excerpt.title(),
                "ar",
                "rtl",
                List.of(),
                null,
                Shelf.NOW,
                null,
                "ملخص",
                body,
                List.of(),
                List.of(),
                List.of()));
        shelf.add(Shelf.content("shyer", "ar", "خبر المدير", body, Shelf.NOW));

        List<Hit> hits = shelf.search
                .find(new Question("المدير مكتوم", ArticleQuery.newest(10)), null)
                .hits();

        assertThat(hits).hasSize(2).allSatisfy(hit -> {
            assertThat(hit.title().html()).contains("<mark>المدير</mark>");
            assertThat(hit.quote().html()).doesNotContain("سر").doesNotContain("مكتوم");
        });
        assertThat(hits.stream().map(hit -> hit.quote().html())).containsExactlyInAnyOrder("ملخص", "");
    }

    @Test
    void captionsOfImagesAreNeitherFoundNorQuoted() {
        shelf.add("ar", "خبر", "<p>نص</p><figure><img src=\"/images/1\"><figcaption>سر الصورة</figcaption></figure>");

        assertThat(shelf.find("الصورة")).isEmpty();
    }

    @Test
    void whatReadersMayNotSeeIsNotShownThoughTheIndexIsBehind() {
        String gone = shelf.add("قطار أول");
        String stays = shelf.add("قطار ثان");
        String changed = shelf.add("ar", "قطار ثالث", "<p>نص القطار القديم</p>");
        shelf.hide(gone);
        shelf.show(changed, 2, Shelf.content("alayyam", "ar", "عنوان جديد", "", Shelf.NOW));

        Answer answer = shelf.search.find(new Question("قطار", ArticleQuery.newest(2)), null);

        assertThat(answer.hits().stream().map(hit -> hit.article().id())).containsExactlyInAnyOrder(stays, changed);
        Hit newer = answer.hits().stream()
                .filter(hit -> hit.article().id().equals(changed))
                .findFirst()
                .orElseThrow();
        assertThat(newer.title().html()).isEqualTo("عنوان جديد");
        assertThat(newer.quote().isEmpty()).isTrue();
    }

    @Test
    void pagesFollowEachOtherThroughTheFirstTwoHundred() {
        for (int number = 0; number < 230; number++) {
            shelf.add(Shelf.content("alayyam", "ar", "قطار " + number, "", Shelf.NOW.minus(Duration.ofHours(number))));
        }
        List<String> all = new ArrayList<>();
        SearchCursor cursor = null;
        int pages = 0;
        do {
            Answer page = shelf.search.find(new Question("قطار", ArticleQuery.newest(30)), cursor);
            page.hits().forEach(hit -> all.add(hit.article().id()));
            assertThat(page.total()).isGreaterThanOrEqualTo(230);
            cursor = page.next() == null
                    ? null
                    : SearchCursor.decode(page.next().encode()).orElseThrow();
            // what comes and goes meanwhile leaves the pages whole
            shelf.clock.advance(Duration.ofMinutes(5));
            shelf.add(Shelf.content("alayyam", "ar", "قطار جديد", "", shelf.clock.instant()));
            if (pages++ == 2) {
                shelf.withdraw(all.getLast(), 2);
            }
        } while (cursor != null);

        assertThat(all).doesNotHaveDuplicates().hasSizeBetween(195, 200);
        assertThat(all.subList(0, 30)).contains(Shelf.id(1), Shelf.id(30));
    }

    @Test
    void facetsCountWhereTheArticlesComeFrom() {
        shelf.source("lematin", "Le Matin", DisplayPolicy.FULL);
        shelf.add(Shelf.content("alayyam", "ar-MA", "train الأول", "", Instant.parse("2026-11-18T23:00:00Z")));
        shelf.add(Shelf.content("alayyam", "ar", "train الثاني", "", Instant.parse("2026-11-19T01:00:00Z")));
        shelf.add(Shelf.content("lematin", "fr", "Le train", "", Instant.parse("2026-11-19T02:00:00Z")));
        shelf.add(Shelf.content("lematin", "fr", "La gare", "", Instant.parse("2026-11-19T02:00:00Z")));

        Facets facets = shelf.search.facets(new Question("train", ArticleQuery.newest(1)));

        assertThat(facets.sources()).containsExactly(new Count<>("alayyam", 2), new Count<>("lematin", 1));
        assertThat(facets.languages()).containsExactly(new Count<>("ar", 2), new Count<>("fr", 1));
        assertThat(facets.days())
                .containsExactly(
                        new Count<>(LocalDate.parse("2026-11-19"), 2), new Count<>(LocalDate.parse("2026-11-18"), 1));
        assertThat(facets.total()).isEqualTo(3);
        assertThat(shelf.search
                        .facets(new Question("nothing", ArticleQuery.newest(1)))
                        .days())
                .isEmpty();
    }

    @Test
    void suggestionsCompleteTheLastWordAsItIsWritten() {
        shelf.add("المغرب يصدر الزيت");
        shelf.add("المغرب والمدرسة");
        shelf.add("المغاربة في الخارج");
        String gone = shelf.add("المغمورون");
        shelf.withdraw(gone, 2);

        assertThat(shelf.search.suggest("المغ", 8))
                .containsExactly(new Suggestion("المغرب", 2), new Suggestion("المغاربة", 1));
        assertThat(shelf.search.suggest("قطار المغ", 8)).isEmpty();
        assertThat(shelf.search.suggest("الزيت المغ", 8)).containsExactly(new Suggestion("الزيت المغرب", 1));
        assertThat(shelf.search.suggest("زيت المغ", 8)).containsExactly(new Suggestion("زيت المغرب", 1));
        assertThat(shelf.search.suggest("والمدرس", 8)).containsExactly(new Suggestion("والمدرسة", 1));
        assertThat(shelf.search.suggest("ا", 8)).isEmpty();
        assertThat(shelf.search.suggest("المغرب ", 8)).isEmpty();
        assertThat(shelf.search.suggest("", 8)).isEmpty();
    }

    @Test
    void anyTextIsAnsweredByAnyQuestion() {
        Random random = new Random(7);
        String[] pieces = {
            "\"",
            "-",
            " ",
            " OR ",
            "intitle:",
            "source:",
            "author:",
            "lang:",
            "after:2026-01-01",
            "قطار",
            "على",
            "ـ",
            "\u0000",
            "\ud83d",
            "l’",
            "'s",
            "٢",
            "ات",
            "و",
            "ال",
            "لل",
            "<mark>",
            "ﷺ",
            "é",
            "e\u0301",
            "\u200f",
            "*",
            "[",
            "a"
        };
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(
                        random.nextInt(5) == 0
                                ? Character.toString(random.nextInt(0x600, 0x700))
                                : pieces[random.nextInt(pieces.length)]);
            }
            if (round % 10 == 0 && !text.toString().isBlank()) {
                shelf.add(round % 20 == 0 ? "ar" : "fr", text.toString(), "");
            }
            assertThat(shelf.search
                            .find(new Question(text.toString(), ArticleQuery.newest(10)), null)
                            .hits())
                    .allSatisfy(hit -> assertThat(
                                    hit.title().html().replace("<mark>", "").replace("</mark>", ""))
                            .doesNotContain("<"));
            shelf.search.facets(new Question(text.toString(), ArticleQuery.newest(1)));
            shelf.search.suggest(text.toString(), 8);
        }
    }
}
