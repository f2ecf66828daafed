package org.jarida.article.search;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jarida.events.ArticleContent;

/** Articles of which it is known which tell of the same event; see the README beside them. */
record LabelledNews(String id, String event, ArticleContent content) {

    private static final Instant FIRST_MORNING = Instant.parse("2026-11-16T00:00:00Z");

    /** The topics up to this one were looked at while thresholds were chosen. */
    private static final int LAST_TUNED = 12;

    static List<LabelledNews> in(String language) {
        String resource = "/same-story/" + language + ".tsv";
        List<LabelledNews> news = new ArrayList<>();
        try (InputStream file = requireNonNull(LabelledNews.class.getResourceAsStream(resource), resource)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> news.add(of(language, news.size(), line.split("\t", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return news;
    }

    private static LabelledNews of(String language, int number, String[] columns) {
        Instant at = FIRST_MORNING.plusSeconds(Math.round(Double.parseDouble(columns[2]) * 3600));
        String id = Shelf.id((language.equals("ar") ? 1000 : 2000) + number);
        return new LabelledNews(id, columns[0], content(columns[1], language, columns[3], columns[4], at));
    }

    static ArticleContent content(String source, String language, String title, String lead, Instant at) {
        return new ArticleContent(
                source,
                null,
                title,
                language,
                language.equals("ar") ? "rtl" : "ltr",
                List.of(),
                at,
                at,
                null,
                lead,
                "",
                List.of(),
                List.of(),
                List.of());
    }

    private String topic() {
        return event.substring(0, 2);
    }

    /** Whether nothing was tuned on it. */
    boolean heldOut() {
        return Integer.parseInt(topic()) > LAST_TUNED;
    }

    boolean isAboutTheSameAs(LabelledNews other) {
        return event.equals(other.event);
    }

    /** Whether the two are a labelled pair: of one topic, from two sources, close in time. */
    boolean pairsWith(LabelledNews other) {
        return topic().equals(other.topic()) && isComparable(other);
    }

    /** Whether the two could be taken for one story at all. */
    boolean isComparable(LabelledNews other) {
        return !content.sourceId().equals(other.content.sourceId())
                && Duration.between(content.sortAt(), other.content.sortAt())
                                .abs()
                                .compareTo(StoryProfile.WINDOW)
                        <= 0;
    }
}
