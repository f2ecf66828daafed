package org.jarida.article.article;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;

/**
 * Turns entries into articles and publishes these. Entries may come twice and in any order: {@link Filing} is the same for
 * all of them, and a write is made only while its article is as it was read. A poll is one bulk write. The offset is
 * committed after the broker has acknowledged the articles; a crash before that brings the same entries again, and what
 * they left pending is then published, by this replica or by the {@link ArticleRelay} of any.
 */
final class EntryListener implements EventListener<EntryEvent> {

    private static final int MOST_RACES = 20;

    private final ArticleStore store;
    private final ArticlePublisher publisher;
    private final Clock clock;

    EntryListener(ArticleStore store, ArticlePublisher publisher, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return Topics.ENTRIES;
    }

    @Override
    public void prepare() {
        store.prepare();
    }

    @Override
    public void onEvents(List<ReceivedEvent<EntryEvent>> received) {
        Map<String, List<EntryEvent>> entries = new LinkedHashMap<>();
        for (ReceivedEvent<EntryEvent> each : received) {
            entries.computeIfAbsent(each.event().articleId(), _ -> new ArrayList<>())
                    .add(each.event());
        }
        file(entries);
        eraseWithdrawn(received);
        publisher.publishPending(entries.keySet());
    }

    private void file(Map<String, List<EntryEvent>> entries) {
        for (int race = 0; race < MOST_RACES; race++) {
            Map<String, ArticleState> stored = store.load(entries.keySet());
            List<Filing> filings = entries.entrySet().stream()
                    .map(each -> Filing.of(stored.get(each.getKey()), each.getValue(), clock.instant()))
                    .toList();
            if (store.write(filings)) {
                return;
            }
        }
        throw new IllegalStateException("articles changed under " + MOST_RACES + " attempts to write them");
    }

    /** Repeated whenever the withdrawal is: a crash after the write must not leave its text behind. */
    private void eraseWithdrawn(Collection<ReceivedEvent<EntryEvent>> received) {
        Map<String, Long> upTo = new HashMap<>();
        for (ReceivedEvent<EntryEvent> each : received) {
            if (each.event() instanceof EntryWithdrawn withdrawn) {
                upTo.merge(withdrawn.articleId(), withdrawn.revision(), Math::max);
            }
        }
        store.erase(upTo);
    }
}
