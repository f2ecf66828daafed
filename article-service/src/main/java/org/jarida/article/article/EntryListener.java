package org.jarida.article.article;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.EntryEvent;
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
        store.ensureIndexes();
    }

    @Override
    public void onEvents(List<ReceivedEvent<EntryEvent>> received) {
        Map<String, List<EntryEvent>> entries = new LinkedHashMap<>();
        for (ReceivedEvent<EntryEvent> each : received) {
            entries.computeIfAbsent(each.event().articleId(), _ -> new ArrayList<>())
                    .add(each.event());
        }
        eraseWithdrawn(file(entries));
        publisher.publishPending(entries.keySet());
    }

    private List<Filing> file(Map<String, List<EntryEvent>> entries) {
        for (int race = 0; race < MOST_RACES; race++) {
            Map<String, ArticleState> stored = store.load(entries.keySet());
            List<Filing> filings = entries.entrySet().stream()
                    .map(each -> Filing.of(stored.get(each.getKey()), each.getValue(), clock.instant()))
                    .toList();
            if (store.write(filings)) {
                return filings;
            }
        }
        throw new IllegalStateException("articles changed under " + MOST_RACES + " attempts to write them");
    }

    /**
     * For every article that has a withdrawal, whether it has come now or before: a crash after the write must not leave
     * its text behind, nor must the history that a lost race wrote after another replica had erased it.
     */
    private void eraseWithdrawn(List<Filing> filings) {
        Map<String, Long> upTo = new HashMap<>();
        for (Filing filing : filings) {
            if (filing.after().erased() > 0) {
                upTo.put(filing.after().id(), filing.after().erased());
            }
        }
        store.erase(upTo);
    }
}
