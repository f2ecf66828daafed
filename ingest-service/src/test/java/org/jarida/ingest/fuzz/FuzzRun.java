package org.jarida.ingest.fuzz;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands broken documents to every {@link Intake}, each on one thread under a watch. A document is named by its seed, so
 * that one that did harm can be made again: {@code FuzzRun SEED 1}.
 */
final class FuzzRun {

    /** Of the thread's own time, so that a busy machine makes no hang. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** What takes longer is named in the summary: a slower machine has less room. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int SILENCE_SECONDS = 120;
    private static final int MOST_HARM = 20;
    private static final int SLICE = 5_000;

    private final int largest;
    private final Map<Intake, List<byte[]>> seeds = new EnumMap<>(Intake.class);
    private final List<String> harm = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();
    private final Map<Intake, Tally> tallies = new EnumMap<>(Intake.class);

    private static final class Tally {
        private int taken;
        private int read;
        private long slowest;
        private long nanos;
    }

    /** @param largest most bytes of a document */
    FuzzRun(int largest) {
        this.largest = largest;
    }

    /** Arguments: the first seed, how many documents. Ends with 1 when some of them did harm, after all of them. */
    static void main(String[] arguments) throws InterruptedException {
        var run = new FuzzRun(400_000);
        long first = Long.parseLong(arguments[0]);
        int documents = Integer.parseInt(arguments[1]);
        for (int done = 0; done < documents && run.harm().size() < MOST_HARM; done += SLICE) {
            run.run(first + done, Math.min(SLICE, documents - done));
            System.out.println(run.summary());
        }
        run.harm().forEach(System.out::println);
        System.exit(run.harm().isEmpty() ? 0 : 1);
    }

    List<String> harm() {
        return harm;
    }

    void run(long firstSeed, int documents) throws InterruptedException {
        var worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("fuzz").factory());
        for (long seed = firstSeed; seed < firstSeed + documents && harm.size() < MOST_HARM; seed++) {
            long current = seed;
            var done = worker.submit(() -> {
                one(current);
                return current;
            });
            try {
                done.get(SILENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                harm.add(describe(seed, failure.getCause()));
            } catch (TimeoutException hang) {
                harm.add("seed " + seed + " hangs");
                break;
            }
        }
        worker.shutdownNow();
    }

    private void one(long seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var intake = intake(random.nextInt(100));
        var mutator = new Mutator(random, seeds.computeIfAbsent(intake, Intake::seeds), largest);
        byte[] document = mutator.next();
        String label = mutator.label();
        var before = cpu();
        boolean something = intake.take(document, "text/plain" + (label.isEmpty() ? "" : "; charset=" + label));
        long nanos = 0;
        for (var thread : cpu().entrySet()) {
            nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        var tally = tallies.computeIfAbsent(intake, _ -> new Tally());
        tally.taken++;
        tally.read += something ? 1 : 0;
        tally.slowest = Math.max(tally.slowest, nanos);
        tally.nanos += nanos;
        if (nanos > SLOW_NANOS) {
            slow.add("seed " + seed + ": " + intake + " of " + document.length + " bytes took "
                    + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
        if (nanos > MOST_NANOS) {
            throw new IllegalStateException(intake + " took " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
    }

    private static Intake intake(int lot) {
        int sum = 0;
        for (var intake : Intake.values()) {
            sum += intake.share();
            if (lot < sum) {
                return intake;
            }
        }
        throw new IllegalStateException("the shares make " + sum);
    }

    /**
     * Of all threads of ours, for a picture is decoded on another one; not of those that compile or collect garbage, which
     * would make every slow document of a young process a hang.
     */
    private static Map<Long, Long> cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        var nanos = new HashMap<Long, Long>();
        for (long id : threads.getAllThreadIds()) {
            nanos.put(id, Math.max(0, threads.getThreadCpuTime(id)));
        }
        return nanos;
    }

    private static String describe(long seed, Throwable failure) {
        var trace = new StringBuilder("seed " + seed + ": " + failure);
        for (int i = 0; i < Math.min(12, failure.getStackTrace().length); i++) {
            trace.append("\n    at ").append(failure.getStackTrace()[i]);
        }
        return trace.toString();
    }

    String summary() {
        var summary = new StringBuilder();
        tallies.forEach((intake, tally) -> summary.append(String.format(
                Locale.ROOT,
                "%-10s %7d documents, %7d with something in them, mean %5.1f ms, slowest %5d ms%n",
                intake,
                tally.taken,
                tally.read,
                tally.nanos / 1e6 / tally.taken,
                TimeUnit.NANOSECONDS.toMillis(tally.slowest))));
        slow.forEach(line -> summary.append(line).append('\n'));
        return summary.append("most heap ").append(mostHeap()).append(" MB").toString();
    }

    private static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1_000_000;
    }
}
