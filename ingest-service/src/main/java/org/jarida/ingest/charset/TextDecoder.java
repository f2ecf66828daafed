package org.jarida.ingest.charset;

import com.ibm.icu.text.CharsetDetector;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text by what the bytes are, not by what is said of them: a byte order mark; else strictly valid
 * UTF-8 with at least one multi-byte sequence; else the encodings named by the header, by the document and by a
 * detector are each tried and scored, and that order decides only between equals. Never fails: what cannot be decoded
 * becomes U+FFFD. Pure and safe for concurrent use.
 */
public final class TextDecoder {

    private static final int HEAD = 4_096;
    private static final int SAMPLE = 32_768;
    /** Scores nearer than this are equal: two encodings of one family differ in a few letters only. */
    private static final double TIE = 0.04;

    private static final Pattern PARAMETER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\"'\\s;,>]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROLOG = Pattern.compile(
            "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([^\"'\\s>]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([^\"'\\s;/>]{1,40})", Pattern.CASE_INSENSITIVE);

    private TextDecoder() {}

    /** Decodes a document; {@code contentType} is the value of the HTTP header, if there was one. */
    public static DecodedText decode(byte[] body, @Nullable String contentType) {
        var http = contentType == null ? null : find(PARAMETER, contentType);
        var mark = byteOrderMark(body);
        if (mark != null) {
            int length = mark.equals(StandardCharsets.UTF_8) ? 3 : mark.name().startsWith("UTF-32") ? 4 : 2;
            return decoded(body, length, mark, http, mark.name(), null);
        }
        var document = declared(body);
        var wide = withoutMark16(body);
        if (wide != null) {
            return decoded(body, 0, wide, http, document, wide.name());
        }
        var utf8 = strictUtf8(body);
        if (utf8.isPresent() && !escaped(body, http, document)) {
            var finding = new CharsetFinding(canonical(http), canonical(document), null, StandardCharsets.UTF_8.name());
            return new DecodedText(utf8.get(), finding);
        }
        var guesses = guesses(body);
        var used = best(body, http, document, guesses);
        var detected = guesses.isEmpty() ? null : guesses.iterator().next().name();
        return decoded(body, 0, used, http, document, detected);
    }

    private static DecodedText decoded(
            byte[] body,
            int from,
            Charset used,
            @Nullable String http,
            @Nullable String document,
            @Nullable String detected) {
        var text = new String(body, from, body.length - from, used);
        return new DecodedText(text, new CharsetFinding(canonical(http), canonical(document), detected, used.name()));
    }

    private static @Nullable String canonical(@Nullable String label) {
        return label == null ? null : Labels.canonical(label);
    }

    private static @Nullable Charset byteOrderMark(byte[] body) {
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(body, 0xFF, 0xFE, 0, 0)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(body, 0, 0, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(body, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(body, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Markup is mostly ASCII, so UTF-16 without a mark shows as NULs on every other byte of the beginning. */
    private static @Nullable Charset withoutMark16(byte[] body) {
        int even = 0;
        int odd = 0;
        int end = Math.min(body.length, 256) & ~1;
        for (int i = 0; i < end; i += 2) {
            even += body[i] == 0 ? 1 : 0;
            odd += body[i + 1] == 0 ? 1 : 0;
        }
        if (end >= 4 && odd > end / 8 && even * 4 < odd) {
            return StandardCharsets.UTF_16LE;
        }
        return end >= 4 && even > end / 8 && odd * 4 < even ? StandardCharsets.UTF_16BE : null;
    }

    /** The text when the bytes are plain ASCII or strictly valid UTF-8 without NUL. */
    private static Optional<String> strictUtf8(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        return strict(body, StandardCharsets.UTF_8);
    }

    private static Optional<String> strict(byte[] body, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException invalid) {
            return Optional.empty();
        }
    }

    /** ISO-2022 hides its letters behind escape sequences in pure ASCII; believed only when named. */
    private static boolean escaped(byte[] body, @Nullable String http, @Nullable String document) {
        boolean named = (http != null && Labels.canonical(http).startsWith("ISO-2022"))
                || (document != null && Labels.canonical(document).startsWith("ISO-2022"));
        if (named) {
            for (byte b : body) {
                if (b == 0x1B) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable String declared(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
        var prolog = find(PROLOG, head);
        return prolog != null ? prolog : find(META, head);
    }

    private static @Nullable String find(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? match.group(1) : null;
    }

    private static Set<Charset> guesses(byte[] body) {
        var guesses = new LinkedHashSet<Charset>();
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample(body));
        for (var match : detector.detectAll()) {
            if (guesses.size() == 4 || match.getConfidence() < 5) {
                break;
            }
            Labels.charset(match.getName().replaceAll("_(rtl|ltr)$", ""))
                    .filter(charset ->
                            !Labels.isUtf16(charset) && !charset.name().startsWith("UTF-32"))
                    .ifPresent(guesses::add);
        }
        return guesses;
    }

    private static Charset best(byte[] body, @Nullable String http, @Nullable String document, Set<Charset> guesses) {
        var candidates = new LinkedHashSet<Charset>();
        if (http != null) {
            Labels.charset(http).ifPresent(candidates::add);
        }
        if (document != null) {
            Labels.charset(document).ifPresent(candidates::add);
        }
        candidates.addAll(guesses);
        candidates.add(StandardCharsets.UTF_8);
        candidates.add(Charset.forName("windows-1252"));
        candidates.add(Charset.forName("windows-1256"));
        candidates.removeIf(charset -> Labels.isUtf16(charset) || charset.name().startsWith("UTF-32"));
        var sample = sample(body);
        Charset best = StandardCharsets.UTF_8;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (var candidate : candidates) {
            double score = Plausibility.of(new String(sample, candidate));
            if (score > bestScore + TIE) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
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
}
