package org.jarida.events;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The wire name of every event record. A name never changes and never comes from a Java name. */
public final class EventTypes {

    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(SourceChanged.class, "news.source.changed.v1"),
            Map.entry(SourceRemoved.class, "news.source.removed.v1"),
            Map.entry(EntryDiscovered.class, "news.entry.discovered.v1"),
            Map.entry(EntryRevised.class, "news.entry.revised.v1"),
            Map.entry(EntryWithdrawn.class, "news.entry.withdrawn.v1"),
            Map.entry(ArticlePublished.class, "news.article.published.v1"),
            Map.entry(ArticleRevised.class, "news.article.revised.v1"),
            Map.entry(ArticleWithdrawn.class, "news.article.withdrawn.v1"),
            Map.entry(ImageReported.class, "news.image.reported.v1"),
            Map.entry(ImageReportWithdrawn.class, "news.image.report-withdrawn.v1"),
            Map.entry(ImageHidden.class, "news.image.hidden.v1"),
            Map.entry(ImageRestored.class, "news.image.restored.v1"));

    private static final Map<String, Class<? extends Event>> RECORDS =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** The CloudEvents {@code type} of an event record. */
    public static String nameOf(Class<? extends Event> record) {
        String name = NAMES.get(record);
        if (name == null) {
            throw new IllegalArgumentException("not an event record: " + record);
        }
        return name;
    }

    /** The record behind a wire name; empty for a name newer than this reader. */
    public static Optional<Class<? extends Event>> recordOf(String name) {
        return Optional.ofNullable(RECORDS.get(name));
    }

    /** Every event record. */
    public static Set<Class<? extends Event>> records() {
        return NAMES.keySet();
    }
}
