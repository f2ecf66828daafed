package org.jarida.moderation.report;

import java.time.Duration;
import java.util.List;
import org.jarida.events.ImageReportEvent;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.moderation.casefile.Moderation;
import org.springframework.stereotype.Component;

/**
 * Brings readers' reports to their images' cases. A report may come any number of times and to any replica: a reader
 * counts once, and the offset is committed only when every verdict that follows is on its topic.
 */
@Component
final class ReportListener implements EventListener<ImageReportEvent> {

    private static final Duration GATHERED = Duration.ofMillis(50);

    private final Moderation moderation;

    ReportListener(Moderation moderation) {
        this.moderation = moderation;
    }

    @Override
    public Topic topic() {
        return Topics.IMAGE_REPORTS;
    }

    @Override
    public void prepare() {
        moderation.prepare();
    }

    /** Everybody reports the image of the day; the others' reports must not wait for that. */
    @Override
    public boolean isFair() {
        return true;
    }

    /** A batch costs the same few questions to the store as a single report. */
    @Override
    public Duration gathers() {
        return GATHERED;
    }

    @Override
    public void onEvents(List<ReceivedEvent<ImageReportEvent>> events) {
        moderation.handle(events.stream().map(ReaderActs::of).toList());
    }
}
