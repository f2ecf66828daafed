package org.jarida.ingest.verdict;

import java.util.List;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.ingest.image.StoredImages;
import org.springframework.stereotype.Component;

/**
 * Hides or restores the bytes of images as verdicts arrive. A verdict may come twice, late or before its image: it is kept
 * by image id and only a higher version replaces it.
 */
@Component
final class VerdictListener implements EventListener<ImageVerdictEvent> {

    private final StoredImages storedImages;

    VerdictListener(StoredImages storedImages) {
        this.storedImages = storedImages;
    }

    @Override
    public Topic topic() {
        return Topics.IMAGE_VERDICTS;
    }

    @Override
    public void onEvents(List<ReceivedEvent<ImageVerdictEvent>> events) {
        for (var received : events) {
            ImageVerdictEvent verdict = received.event();
            storedImages.applyVerdict(verdict.imageId(), verdict.version(), verdict.visible());
        }
    }
}
