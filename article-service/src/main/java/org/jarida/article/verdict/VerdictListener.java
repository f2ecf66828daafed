package org.jarida.article.verdict;

import java.util.List;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;

/**
 * Hides or restores images as verdicts arrive. A verdict may come twice, late, or before any article with its image: it is
 * kept under the image's id, and only a higher version changes anything. Articles are not touched and keep their revision.
 */
final class VerdictListener implements EventListener<ImageVerdictEvent> {

    private final VerdictStore store;

    VerdictListener(VerdictStore store) {
        this.store = store;
    }

    @Override
    public Topic topic() {
        return Topics.IMAGE_VERDICTS;
    }

    @Override
    public void onEvents(List<ReceivedEvent<ImageVerdictEvent>> events) {
        store.apply(events.stream().map(ReceivedEvent::event).toList());
    }
}
