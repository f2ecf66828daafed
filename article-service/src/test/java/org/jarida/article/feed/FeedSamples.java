package org.jarida.article.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleImage;
import org.jarida.events.DisplayPolicy;
import org.jspecify.annotations.Nullable;

/** Articles to be syndicated. */
final class FeedSamples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.250Z");
    static final String IMAGE = "%064x".formatted(7);

    /** Everything that has ever broken a feed: markup, ends of CDATA, controls, noncharacters and half a surrogate pair. */
    static final String HOSTILE =
            "]]><script>alert('x')</script> & <!-- \u0000\u0008\u001B\uFFFF\uD800 بعد \uDC00 — \"😀\"";

    /** The same as a reader of XML gets it. */
    static final String HARMLESS = "]]><script>alert('x')</script> & <!--  بعد  — \"😀\"";

    private FeedSamples() {}

    static Source source(DisplayPolicy policy, @Nullable String licence, @Nullable String credit) {
        return new Source(
                "alayam", "الأيام & 24", null, "ar-MA", ZoneId.of("Africa/Casablanca"), policy, licence, credit, true);
    }

    static Article article(int number, String title, Source source, String summary, String bodyHtml) {
        return new Article(
                "%032x".formatted(number),
                title,
                source,
                "https://alayam.example/news/" + number + "?a=1&b=2",
                "ar",
                "rtl",
                List.of("سلمى العلوي", "Karim B."),
                NOON.minusSeconds(60L * number),
                NOON.minusSeconds(60L * number),
                number % 2 == 0 ? NOON.plusSeconds(number) : null,
                summary,
                bodyHtml,
                List.of(new ArticleImage(IMAGE, "ساحة <المدينة>", "EPA", 1600, 1067)),
                1,
                List.of(),
                List.of("سياسة", "A & B"),
                3);
    }

    /** As {@code Display} leaves it of a source that allows the link only. */
    static Article linkOnly(int number) {
        Article whole = article(number, "عنوان لا غير", source(DisplayPolicy.LINK, null, null), "", "");
        return new Article(
                whole.id(),
                whole.title(),
                whole.source(),
                whole.url(),
                whole.language(),
                whole.direction(),
                List.of(),
                whole.publishedAt(),
                whole.sortAt(),
                null,
                "",
                "",
                List.of(),
                0,
                List.of(),
                List.of(),
                1);
    }
}
