package org.jarida.runner;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets many threads change a store at once and share one commit between all that wait for it.
 *
 * <p>A command runs under the read lock. A write draws a ticket there, so that everything up to the highest ticket is
 * in the store when a thread holds the write lock. One of the waiting threads then commits for all tickets drawn so
 * far; the others find theirs durable and return. A command returns only when what it wrote, or may have read, is
 * durable.
 */
final class GroupCommit {

    private final Runnable commit;
    private final ReentrantReadWriteLock store = new ReentrantReadWriteLock();
    private final Lock committer = new ReentrantLock();
    private final AtomicLong drawn = new AtomicLong();
    private volatile long durable;

    GroupCommit(Runnable commit) {
        this.commit = commit;
    }

    /** Runs {@code command} and returns when its effect is durable, also when it ends with an exception. */
    <T> T write(Supplier<T> command) {
        long ticket = 0;
        try {
            store.readLock().lock();
            try {
                return command.get();
            } finally {
                // drawn after a failure too: half of a failed command may be in the store
                ticket = drawn.incrementAndGet();
                store.readLock().unlock();
            }
        } finally {
            awaitDurable(ticket);
        }
    }

    /** Runs {@code command} and returns when all it may have seen is durable, so that no answer is ever taken back. */
    <T> T read(Supplier<T> command) {
        T result;
        long seen;
        store.readLock().lock();
        try {
            result = command.get();
            seen = drawn.get();
        } finally {
            store.readLock().unlock();
        }
        awaitDurable(seen);
        return result;
    }

    /** Runs {@code task} while no command runs. */
    void exclusively(Runnable task) {
        store.writeLock().lock();
        try {
            task.run();
        } finally {
            store.writeLock().unlock();
        }
    }

    private void awaitDurable(long ticket) {
        if (durable >= ticket) {
            return;
        }
        committer.lock();
        try {
            if (durable < ticket) {
                exclusively(() -> {
                    long last = drawn.get();
                    commit.run();
                    durable = last;
                });
            }
        } finally {
            committer.unlock();
        }
    }
}
