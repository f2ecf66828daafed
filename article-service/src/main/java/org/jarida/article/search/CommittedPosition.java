package org.jarida.article.search;

import java.util.HashMap;
import java.util.Map;
import org.jarida.events.kafka.TopicPosition;
import org.jspecify.annotations.Nullable;

/** A place on the topic as Lucene keeps it beside a commit: words for words. */
final class CommittedPosition {

    private static final String SCHEMA = "schema";
    private static final String CLUSTER = "cluster";
    private static final String TOPIC = "topic";
    private static final String NEXT = "next.";

    private CommittedPosition() {}

    static Map<String, String> write(TopicPosition position) {
        Map<String, String> words = new HashMap<>();
        words.put(SCHEMA, Integer.toString(Fields.SCHEMA));
        words.put(CLUSTER, position.cluster());
        words.put(TOPIC, position.topic());
        position.next().forEach((partition, offset) -> words.put(NEXT + partition, Long.toString(offset)));
        return words;
    }

    /** The place of a commit; null when it has none, or one of an index of another schema. */
    static @Nullable TopicPosition read(@Nullable Iterable<Map.Entry<String, String>> commit) {
        Map<String, String> words = new HashMap<>();
        if (commit != null) {
            commit.forEach(word -> words.put(word.getKey(), word.getValue()));
        }
        String cluster = words.get(CLUSTER);
        String topic = words.get(TOPIC);
        if (!Integer.toString(Fields.SCHEMA).equals(words.get(SCHEMA)) || cluster == null || topic == null) {
            return null;
        }
        Map<Integer, Long> next = new HashMap<>();
        words.forEach((name, value) -> {
            if (name.startsWith(NEXT)) {
                next.put(Integer.valueOf(name.substring(NEXT.length())), Long.valueOf(value));
            }
        });
        return new TopicPosition(cluster, topic, next);
    }
}
