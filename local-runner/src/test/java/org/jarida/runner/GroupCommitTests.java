package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupCommitTests {

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger durable = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final GroupCommit group = new GroupCommit(() -> {
        commits.incrementAndGet();
        durable.set(written.get());
    });

    @Test
    void aWriteReturnsWhenItIsDurable() throws Exception {
        int threads = 32;
        int writes = 200;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Boolean>> all = IntStream.range(0, threads * writes)
                    .mapToObj(i -> executor.submit(() -> group.write(written::incrementAndGet) <= durable.get()))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
        assertThat(commits).hasValueLessThanOrEqualTo(threads * writes);
    }

    @Test
    void writesThatWaitTogetherShareACommit() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch drawn = new CountDownLatch(8);
        try (ExecutorService executor = Executors.newFixedThreadPool(9)) {
            // while this one holds the read lock nothing is committed
            Future<?> slow = executor.submit(() -> group.write(() -> {
                inside.countDown();
                await(go);
                return written.incrementAndGet();
            }));
            inside.await();
            List<Future<Integer>> others = IntStream.range(0, 8)
                    .mapToObj(i -> executor.submit(() -> group.write(() -> {
                        drawn.countDown();
                        await(go);
                        return written.incrementAndGet();
                    })))
                    .toList();
            drawn.await();
            go.countDown();
            slow.get();
            for (Future<Integer> other : others) {
                other.get();
            }
        }
        assertThat(commits).hasValue(1);
        assertThat(durable).hasValue(9);
    }

    @Test
    void aReadOfSomethingDurableCommitsNothing() {
        group.write(written::incrementAndGet);

        group.read(written::get);

        assertThat(commits).hasValue(1);
    }

    @Test
    void aFailedCommandIsCommittedToo() {
        assertThatThrownBy(() -> group.write(() -> {
                    written.incrementAndGet();
                    throw new IllegalStateException("half done");
                }))
                .hasMessage("half done");

        assertThat(durable).hasValue(1);
    }

    @Test
    void aFailedCommitIsTriedAgainByTheNextWrite() {
        AtomicInteger attempts = new AtomicInteger();
        GroupCommit failsOnce = new GroupCommit(() -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });

        assertThatThrownBy(() -> failsOnce.write(() -> 1)).hasMessage("disk full");
        assertThat(failsOnce.write(() -> 2)).isEqualTo(2);
        assertThat(attempts).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
