package org.jarida.article.source;

import java.util.List;
import org.jarida.events.SourceEvent;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;

/**
 * Keeps the sources as their topic tells of them. An event may come twice or late: only a higher version changes
 * anything. Articles are not touched, because policy and credit are looked up whenever an article is shown.
 */
final class SourceListener implements EventListener<SourceEvent> {

    private final SourceStore store;

    SourceListener(SourceStore store) {
        this.store = store;
    }

    @Override
    public Topic topic() {
        return Topics.SOURCES;
    }

    @Override
    public void onEvents(List<ReceivedEvent<SourceEvent>> events) {
        store.apply(events.stream().map(ReceivedEvent::event).toList());
    }
}
