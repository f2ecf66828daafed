package org.jarida.article.article;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.RelatedLink;
import org.jarida.events.WithdrawalReason;
import org.jarida.events.kafka.ReceivedEvent;

/** Entries for tests. */
public final class Entries {

    public static final Instant SEEN = Instant.parse("2025-11-22T08:00:00.125Z");

    private Entries() {}

    /** An article id made of a number. */
    public static String id(int number) {
        return String.format("%032x", number);
    }

    /** An image id made of a number. */
    public static String image(int number) {
        return String.format("%064x", number);
    }

    public static EntryDiscovered discovered(String id, ArticleContent content) {
        return new EntryDiscovered(id, 1, content);
    }

    public static EntryRevised revised(String id, long revision, ArticleContent content) {
        return new EntryRevised(id, revision, content);
    }

    public static EntryWithdrawn withdrawn(String id, long revision) {
        return new EntryWithdrawn(
                id, revision, "alayyam", WithdrawalReason.TAKEDOWN, Instant.parse("2026-11-22T09:00:00Z"));
    }

    public static ArticleContent content(String title) {
        return content("alayyam", "ar", title, SEEN);
    }

    public static ArticleContent content(String sourceId, String language, String title, Instant seen, int... images) {
        List<ArticleImage> pictures = Arrays.stream(images)
                .mapToObj(number -> new ArticleImage(image(number), "شرح " + number, "EPA", 1200, 675))
                .toList();
        String figures = String.join(
                "",
                IntStream.of(images)
                        .mapToObj(number -> "<figure><img src=\"/images/" + image(number)
                                + "\" alt=\"\"><figcaption>شرح " + number + "</figcaption></figure>")
                        .toList());
        return new ArticleContent(
                sourceId,
                "https://" + sourceId + ".example/1",
                title,
                language,
                language.startsWith("ar") ? "rtl" : "ltr",
                List.of("سلمى الإدريسي"),
                null,
                seen,
                null,
                "ملخص",
                "<p>" + title + "</p>" + figures + "<p>نهاية</p>",
                pictures,
                List.of(new RelatedLink("ذو صلة", "https://" + sourceId + ".example/2")),
                List.of("سياسة"));
    }

    public static List<ReceivedEvent<EntryEvent>> received(EntryEvent... events) {
        return Arrays.stream(events)
                .map(event -> new ReceivedEvent<>(event, 0, 0, SEEN))
                .toList();
    }
}
