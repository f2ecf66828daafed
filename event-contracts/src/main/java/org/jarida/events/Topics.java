package org.jarida.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Every topic of the house. */
public final class Topics {

    /** The sources that Jarida follows. */
    public static final Topic SOURCES = compacted("news.sources.v1", "source id", "ingest-service", SourceEvent.class);

    /** What ingest-service read in feeds and pages. */
    public static final Topic ENTRIES = compacted("news.entries.v1", "article id", "ingest-service", EntryEvent.class);

    /** Articles as readers see them: the topic for any subscriber. */
    public static final Topic ARTICLES =
            compacted("news.articles.v1", "article id", "article-service", ArticleEvent.class);

    /** Readers' reports of images; the broker's own clock stamps them. */
    public static final Topic IMAGE_REPORTS = new Topic(
            "news.image-reports.v1",
            "image id",
            "article-service",
            ImageReportEvent.class,
            Duration.ofDays(90),
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", millis(Duration.ofDays(90)),
                    "message.timestamp.type", "LogAppendTime"));

    /** What moderation decided of images. */
    public static final Topic IMAGE_VERDICTS =
            compacted("news.image-verdicts.v1", "image id", "moderation-service", ImageVerdictEvent.class);

    private static final List<Topic> ALL = List.of(SOURCES, ENTRIES, ARTICLES, IMAGE_REPORTS, IMAGE_VERDICTS);

    private Topics() {}

    /** Every topic, in the order in which news flows. */
    public static List<Topic> all() {
        return ALL;
    }

    /** The topic that carries an event. */
    public static Topic of(Event event) {
        return switch (event) {
            case SourceEvent _ -> SOURCES;
            case EntryEvent _ -> ENTRIES;
            case ArticleEvent _ -> ARTICLES;
            case ImageReportEvent _ -> IMAGE_REPORTS;
            case ImageVerdictEvent _ -> IMAGE_VERDICTS;
        };
    }

    /** The lag bound lets a withdrawn text leave the log within a day, though its key is written no more. */
    private static Topic compacted(String name, String key, String owner, Class<? extends Event> events) {
        return new Topic(
                name,
                key,
                owner,
                events,
                null,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "max.compaction.lag.ms",
                        millis(Duration.ofDays(1)),
                        "segment.ms",
                        millis(Duration.ofDays(1)),
                        "compression.type",
                        "producer"));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
