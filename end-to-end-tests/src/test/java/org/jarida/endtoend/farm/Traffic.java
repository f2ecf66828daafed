package org.jarida.endtoend.farm;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What visitors did at the farm in one round. Times are those of {@link System#nanoTime()}. */
final class Traffic {

    final LongAdder conditional = new LongAdder();
    final LongAdder notModified = new LongAdder();
    final LongAdder robots = new LongAdder();
    final LongAdder unknown = new LongAdder();

    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> present = new ConcurrentHashMap<>();
    private final LongAdder requests = new LongAdder();
    private final LongAccumulator mostAtOnce = new LongAccumulator(Math::max, 0);
    private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
    private final LongAdder whole = new LongAdder();

    /** The time between a request's coming and its answer's leaving. */
    interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    Stay enter(String host) {
        requests.increment();
        first.accumulate(System.nanoTime());
        AtomicInteger here = present.computeIfAbsent(host, _ -> new AtomicInteger());
        mostAtOnce.accumulate(here.incrementAndGet());
        return () -> {
            last.accumulate(System.nanoTime());
            here.decrementAndGet();
        };
    }

    /** A feed leaves, whole. */
    void sent(String feed) {
        whole.increment();
        sentAt.putIfAbsent(feed, System.nanoTime());
    }

    /** When a feed left for the first time. */
    OptionalLong sentAt(String feed) {
        Long at = sentAt.get(feed);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    long requests() {
        return requests.sum();
    }

    /** Feeds sent whole. */
    long whole() {
        return whole.sum();
    }

    /** The most requests that one host had at a time. */
    long mostAtOnce() {
        return mostAtOnce.get();
    }

    long firstAt() {
        return first.get();
    }

    long lastAt() {
        return last.get();
    }
}
