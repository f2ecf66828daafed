package org.jarida.ingest.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTaskTests {

    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void workIsDoneAgainWhenWokenWhetherItFailedOrNot() {
        RepeatedTask task = new RepeatedTask("test", NEVER, () -> {
            if (attempts.incrementAndGet() == 2) {
                throw new IllegalStateException("away");
            }
        });
        task.start();
        try {
            for (int attempt = 1; attempt <= 4; attempt++) {
                int expected = attempt;
                await().until(() -> attempts.get() == expected);
                task.wake();
            }
        } finally {
            task.stop();
        }
        assertThat(task.isRunning()).isFalse();
    }

    @Test
    void workToBeDoneOnceIsTriedUntilItSucceedsAndNotAgain() {
        RepeatedTask task = new StartTask("test", () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("away");
            }
        });
        task.start();
        try {
            await().until(() -> {
                task.wake();
                return attempts.get() == 3;
            });
            task.wake();
            await().during(Duration.ofMillis(200)).until(() -> attempts.get() == 3);
        } finally {
            task.stop();
        }
    }

    @Test
    void stoppingInterruptsTheWorkAndEndsIt() {
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        RepeatedTask task = new RepeatedTask("test", NEVER, () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.incrementAndGet();
                Thread.currentThread().interrupt();
            }
        });
        task.start();
        await().until(() -> started.getCount() == 0);

        task.stop();

        assertThat(interrupted).hasValue(1);
        assertThat(task.isRunning()).isFalse();
    }
}
