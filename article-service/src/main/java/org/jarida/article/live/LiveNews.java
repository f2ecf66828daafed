package org.jarida.article.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.events.kafka.TopicPosition;
import org.jarida.events.kafka.TopicView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * The latest changes of articles, in memory, and those who wait for the next. Every replica reads the whole topic's end, so
 * each can tell a reader all that came since another replica told it something, as far as its memory goes. What is told of
 * one article comes in order, at least once; what was withdrawn is told no more.
 */
@Component
final class LiveNews implements TopicView<ArticleEvent>, ApplicationListener<ContextClosedEvent> {

    /** Messages of each partition that a replica starts with. */
    private static final int FIRST = 100;

    static final int MEMORY = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition moved = lock.newCondition();
    private final Deque<Told> memory = new ArrayDeque<>();
    /** From which offset on the memory has whatever is to be told, by partition. */
    private final Map<Integer, Long> floor = new HashMap<>();

    private @Nullable TopicPosition reached;
    private long told;
    private boolean closed;

    /** @param number counts what this replica has to tell */
    private record Told(long number, ReceivedEvent<ArticleEvent> received) {}

    /**
     * What somebody is to be told.
     *
     * @param missed whether something before it is forgotten already
     */
    record News(boolean missed, List<ReceivedEvent<ArticleEvent>> events) {}

    @Override
    public Topic topic() {
        return Topics.ARTICLES;
    }

    @Override
    public long first() {
        return FIRST;
    }

    @Override
    public @Nullable TopicPosition open() {
        lock.lock();
        try {
            return reached;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear(String why) {
        lock.lock();
        try {
            reached = null;
            memory.clear();
            floor.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void advance(
            List<ReceivedEvent<ArticleEvent>> events, TopicPosition position, long behind, boolean caughtUp) {
        lock.lock();
        try {
            events.forEach(each -> floor.putIfAbsent(each.partition(), each.offset()));
            position.next().forEach(floor::putIfAbsent);
            reached = position;
            events.forEach(this::remember);
            moved.signalAll();
            if (!events.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void remember(ReceivedEvent<ArticleEvent> received) {
        if (received.event() instanceof ArticleWithdrawn withdrawn) {
            memory.removeIf(each -> each.received().event().articleId().equals(withdrawn.articleId()));
        }
        memory.add(new Told(++told, received));
        if (memory.size() > MEMORY) {
            ReceivedEvent<ArticleEvent> oldest = memory.remove().received();
            floor.merge(oldest.partition(), oldest.offset() + 1, Math::max);
        }
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything before a place has come; waits for it, but no longer than told. */
    boolean awaitReached(LivePlace place, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (!hasReached(place) && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
            return hasReached(place);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasReached(LivePlace place) {
        return reached != null
                && place.topic().equals(reached.topic())
                && place.next().entrySet().stream()
                        .allMatch(each -> reached.next().getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** Goes on from a place, or from now. */
    Watch watch(@Nullable LivePlace from) {
        lock.lock();
        try {
            return new Watch(from == null ? now() : from);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable LivePlace now() {
        return reached == null ? null : new LivePlace(reached.topic(), reached.next());
    }

    private boolean isRemembered(LivePlace place) {
        return reached != null
                && place.topic().equals(reached.topic())
                && floor.entrySet().stream()
                        .allMatch(each -> place.next().getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** One reader's; not for several threads. */
    final class Watch {

        private @Nullable LivePlace place;
        private long seen;

        private Watch(@Nullable LivePlace place) {
            this.place = place;
        }

        /** Where somebody goes on who was told everything so far; null while nothing of the topic has been read. */
        @Nullable LivePlace place() {
            return place;
        }

        /** Notes that the reader was told of it. */
        void told(ReceivedEvent<ArticleEvent> received) {
            if (place != null) {
                place = place.after(received.partition(), received.offset());
            }
        }

        /** What came since the last call; waits for it, but no longer than told. */
        News next(Duration longest) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                long left = longest.toNanos();
                while (told == seen && !closed && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (reached == null) {
                    return new News(false, List.of());
                }
                long before = seen;
                seen = told;
                LivePlace from = place;
                if (from == null || !isRemembered(from)) {
                    place = now();
                    return new News(from != null, List.of());
                }
                return new News(false, since(before, from));
            } finally {
                lock.unlock();
            }
        }

        private List<ReceivedEvent<ArticleEvent>> since(long number, LivePlace from) {
            Deque<ReceivedEvent<ArticleEvent>> since = new ArrayDeque<>();
            Iterator<Told> latest = memory.descendingIterator();
            while (latest.hasNext()) {
                Told each = latest.next();
                if (each.number() <= number) {
                    break;
                }
                if (from.isBefore(each.received().partition(), each.received().offset())) {
                    since.addFirst(each.received());
                }
            }
            return List.copyOf(since);
        }
    }
}
