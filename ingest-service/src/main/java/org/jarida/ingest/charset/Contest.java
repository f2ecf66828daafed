package org.jarida.ingest.charset;

import com.ibm.icu.text.CharsetDetector;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a document that nothing but its letters tells: each that is named, detected or frequent here is
 * tried, and the earlier one stands unless a later one makes better writing of what the two read differently.
 */
final class Contest {

    private static final int SAMPLE = 32_768;
    /** Scores nearer than this are equal. */
    private static final double TIE = 0.04;

    private static final Set<Charset> FREQUENT = frequent("UTF-8", "windows-1252", "windows-1256", "ISO-8859-6");

    private final byte[] sample;
    private final Set<Charset> detected;

    Contest(byte[] body) {
        this.sample = sample(body);
        this.detected = detect(sample);
    }

    /** The detector's first choice; {@code null} when it has none. */
    @Nullable String detected() {
        return detected.isEmpty() ? null : detected.iterator().next().name();
    }

    /** The winner; {@code named} are the labels, the most trusted first. */
    Charset winner(String... named) {
        var candidates = new LinkedHashSet<Charset>();
        Arrays.stream(named).map(Labels::charset).flatMap(Optional::stream).forEach(candidates::add);
        candidates.addAll(detected);
        candidates.addAll(FREQUENT);
        candidates.removeIf(Labels::isWide);
        Charset best = StandardCharsets.UTF_8;
        String bestText = null;
        for (var candidate : candidates) {
            var text = new String(sample, candidate);
            if (bestText == null || Plausibility.gain(text, bestText) > TIE) {
                best = candidate;
                bestText = text;
            }
        }
        return best;
    }

    private static Set<Charset> detect(byte[] sample) {
        var detected = new LinkedHashSet<Charset>();
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        for (var match : detector.detectAll()) {
            if (detected.size() == 4 || match.getConfidence() < 5) {
                break;
            }
            Labels.charset(match.getName().replaceAll("_(rtl|ltr)$", ""))
                    .filter(charset -> !Labels.isWide(charset))
                    .ifPresent(detected::add);
        }
        return detected;
    }

    /** The part that tells encodings apart: from the first byte beyond ASCII on, or an escape. */
    private static byte[] sample(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] >= 0 && body[first] != 0x1B) {
            first++;
        }
        int from = first == body.length ? 0 : first;
        return Arrays.copyOfRange(body, from, Math.min(body.length, from + SAMPLE));
    }

    private static Set<Charset> frequent(String... names) {
        var charsets = new LinkedHashSet<Charset>();
        for (var name : names) {
            charsets.add(Charset.forName(name));
        }
        return charsets;
    }
}
