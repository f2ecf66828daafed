package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;

/** Readers' acts for tests: reader and network {@code n} have keys made of {@code n}. */
public final class Acts {

    public static final Instant START = Instant.parse("2024-12-07T12:00:00Z");
    public static final String IMAGE = image(1);

    static final PolicySettings SETTINGS = new PolicySettings(
            3,
            Duration.ofDays(7),
            3000,
            2,
            1500,
            100,
            100,
            new PolicySettings.Accuracy(3, 4, 250, 750),
            new PolicySettings.Severe(
                    Set.of(ReportReason.CHILD_SAFETY, ReportReason.NON_CONSENSUAL, ReportReason.TERROR),
                    2,
                    2,
                    1250,
                    500),
            new PolicySettings.Burst(6, Duration.ofSeconds(60), 80, 60, 500));

    /** A breaker that never opens. */
    static final Breaker CLOSED = new Breaker() {
        @Override
        public boolean isOpen(int unstored) {
            return false;
        }

        @Override
        public void hid(Instant at) {
            // opens at no number of hides
        }
    };

    private Acts() {}

    public static String image(int number) {
        return "%064x".formatted(number);
    }

    public static String reader(int number) {
        return "%032x".formatted(number);
    }

    public static String network(int number) {
        return "%016x".formatted(number);
    }

    /** A report of the image at a minute after the start. */
    static Report report(int reader, long minute) {
        return report(reader, minute, 1);
    }

    static Report report(int reader, long minute, int roundSeen) {
        return report(List.of(reader(reader)), List.of(network(reader)), 500, minute, roundSeen);
    }

    static Report report(List<String> readerKeys, List<String> networkKeys, int weight, long minute, int roundSeen) {
        return new Report(IMAGE, readerKeys, networkKeys, roundSeen, ReportReason.VIOLENCE, weight, at(minute));
    }

    /** A report of any image at the start. */
    public static Report reportOf(String imageId, int reader) {
        return new Report(
                imageId, List.of(reader(reader)), List.of(network(reader)), 1, ReportReason.VIOLENCE, 500, START);
    }

    /** A report of the image that counts in its first two rounds. */
    static Report report(ReportReason reason, int weight, int reader, int network, Instant at) {
        return new Report(IMAGE, List.of(reader(reader)), List.of(network(network)), 2, reason, weight, at);
    }

    /** What article-service publishes when a returning reader reports an image; four of these hide in HARDENED. */
    public static ImageReported reported(String imageId, int reader, int network) {
        return new ImageReported(
                imageId.hashCode() + "-" + reader,
                imageId,
                "%032x".formatted(1),
                1,
                List.of(reader(reader)),
                List.of(network(network)),
                ReportReason.OTHER,
                null,
                750);
    }

    static Withdrawal withdrawal(int reader, long minute) {
        return new Withdrawal(IMAGE, List.of(reader(reader)), 1, at(minute));
    }

    static Instant at(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
