package org.jarida.ingest.fuzz;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
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

    private static final int SILENCE_SECONDS = 120;
    private static final int SLICE = 20_000;

    private final int largest;
    private final Map<Intake, List<byte[]>> seeds = new EnumMap<>(Intake.class);
    private final List<String> harm = new ArrayList<>();
    private final Map<Intake, Tally> tallies = new EnumMap<>(Intake.class);

    private static final class Tally {
        private int taken;
        private int read;
        private long slowest;
    }

    /** @param largest most bytes of a document */
    FuzzRun(int largest) {
        this.largest = largest;
    }

    /** Arguments: the first seed, how many documents. Ends with 1 when one of them did harm. */
    static void main(String[] arguments) throws InterruptedException {
        var run = new FuzzRun(400_000);
        long first = Long.parseLong(arguments[0]);
        int documents = Integer.parseInt(arguments[1]);
        for (int done = 0; done < documents && run.harm().isEmpty(); done += SLICE) {
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
        for (long seed = firstSeed; seed < firstSeed + documents && harm.size() < 20; seed++) {
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
        long before = cpu();
        boolean something = intake.take(document, "text/plain" + (label.isEmpty() ? "" : "; charset=" + label));
        long nanos = cpu() - before;
        var tally = tallies.computeIfAbsent(intake, _ -> new Tally());
        tally.taken++;
        tally.read += something ? 1 : 0;
        tally.slowest = Math.max(tally.slowest, nanos);
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

    /** Of all threads but those of the machine: a picture is decoded on another one. */
    private static long cpu() {
        var os = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return os.getProcessCpuTime();
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
                "%-10s %7d documents, %7d with something in them, slowest %5d ms%n",
                intake,
                tally.taken,
                tally.read,
                TimeUnit.NANOSECONDS.toMillis(tally.slowest))));
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
