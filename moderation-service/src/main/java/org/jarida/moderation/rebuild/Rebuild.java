package org.jarida.moderation.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jarida.events.ArticleEvent;
import org.jarida.events.CaseState;
import org.jarida.events.ImageReportEvent;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.events.kafka.TopicReader;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.VersionFloor;
import org.jarida.moderation.report.ReaderActs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a store that was put back from a backup, or is empty, to where it was: states and versions from the service's own
 * verdicts, which also fill the history, votes from the reports that its group had handled, articles from their topic.
 * Decides and publishes nothing; the reports that the group has still before it are its listener's. May be repeated, when
 * only {@link org.jarida.moderation.casefile.Ballot#late} reports count again, and run while the service works.
 */
@Component
final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 500;

    private final TopicReader topics;
    private final VersionFloor floor;
    private final HistoryStore history;
    private final Moderation moderation;
    private final EventListener<ArticleEvent> articles;

    Rebuild(
            TopicReader topics,
            VersionFloor floor,
            HistoryStore history,
            Moderation moderation,
            EventListener<ArticleEvent> articles) {
        this.topics = topics;
        this.floor = floor;
        this.history = history;
        this.moderation = moderation;
        this.articles = articles;
    }

    /**
     * What was read.
     *
     * @param raised cases that were behind the topic
     * @param verdicts that the history lacked
     * @param reports handled since the backup, withdrawals too
     */
    record Rebuilt(int raised, int verdicts, int reports, int articles) {}

    /**
     * Rebuilds what came at a time or later.
     *
     * @param since when the backup was begun; earlier costs time and, of rounds that a moderator has closed, may count late
     *     reports as votes
     */
    Rebuilt run(Instant since) {
        floor.ensure();
        int raised = floor.raise();
        int verdicts = fileVerdicts(since);
        Batches<ReceivedEvent<ImageReportEvent>> reports = new Batches<>(
                batch -> moderation.recall(batch.stream().map(ReaderActs::of).toList()));
        topics.readHandled(Topics.IMAGE_REPORTS, since, reports);
        articles.prepare();
        Batches<ReceivedEvent<ArticleEvent>> shown = new Batches<>(articles::onEvents);
        topics.readToEnd(Topics.ARTICLES, shown);
        Rebuilt rebuilt = new Rebuilt(raised, verdicts, reports.finish(), shown.finish());
        log.info("rebuilt what came since {}: {}", since, rebuilt);
        return rebuilt;
    }

    /** A moderator's account is not on the topic: it stays unknown of what was decided after the backup. */
    private int fileVerdicts(Instant since) {
        List<ImageVerdictEvent> published = new ArrayList<>();
        topics.<ImageVerdictEvent>readToEnd(Topics.IMAGE_VERDICTS, received -> {
            if (!received.event().at().isBefore(since)) {
                published.add(received.event());
            }
        });
        int filed = 0;
        for (ImageVerdictEvent verdict : published) {
            List<LogEntry> known = history.of(verdict.imageId(), 1);
            if (known.isEmpty() || known.getFirst().version() < verdict.version()) {
                CaseState from =
                        known.isEmpty() ? CaseState.VISIBLE : known.getFirst().to();
                history.add(verdict.imageId(), List.of(LogEntry.of(verdict, from)));
                filed++;
            }
        }
        return filed;
    }

    /** Hands on what comes in batches. */
    private static final class Batches<T> implements Consumer<T> {

        private final Consumer<List<T>> handling;
        private final List<T> open = new ArrayList<>();
        private int count;

        Batches(Consumer<List<T>> handling) {
            this.handling = handling;
        }

        @Override
        public void accept(T next) {
            open.add(next);
            if (open.size() == BATCH) {
                finish();
            }
        }

        /** Handles what is left; how many there were in all. */
        int finish() {
            if (!open.isEmpty()) {
                handling.accept(List.copyOf(open));
                count += open.size();
                open.clear();
            }
            return count;
        }
    }
}
