package org.jarida.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text by what the bytes are, not by what is said of them: a byte order mark; else strictly valid
 * UTF-8 with at least one multi-byte sequence; else the encodings named by the header, by the document and by a
 * detector are each tried and scored, and that order decides only between equals. Never fails: what cannot be decoded
 * becomes U+FFFD. Pure and safe for concurrent use.
 */
public final class TextDecoder {

    private static final int HEAD = 4_096;

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
        var marked = ByteOrderMark.read(body);
        if (marked == null) {
            return withoutMark(body, http, declared(body));
        }
        var rest = ByteOrderMark.after(body, marked);
        // a script saved with a mark puts it before whatever the script sends
        boolean misplaced = marked.equals(StandardCharsets.UTF_8)
                && strict(rest, StandardCharsets.UTF_8).isEmpty();
        return misplaced ? withoutMark(rest, http, declared(rest)) : decoded(rest, marked, http, marked.name(), null);
    }

    private static DecodedText withoutMark(byte[] body, @Nullable String http, @Nullable String document) {
        var wide = wide(body, http, document);
        if (wide != null) {
            return decoded(body, wide, http, document, wide.name());
        }
        var utf8 = strictUtf8(body);
        if (utf8.isPresent() && !escaped(body, http, document)) {
            var finding = new CharsetFinding(canonical(http), canonical(document), null, StandardCharsets.UTF_8.name());
            return new DecodedText(utf8.get(), finding);
        }
        var contest = new Contest(body);
        var used = contest.winner(
                Stream.of(http, document).filter(Objects::nonNull).toArray(String[]::new));
        return decoded(body, used, http, document, contest.detected());
    }

    private static DecodedText decoded(
            byte[] body, Charset used, @Nullable String http, @Nullable String document, @Nullable String detected) {
        var text = new String(body, used);
        return new DecodedText(text, new CharsetFinding(canonical(http), canonical(document), detected, used.name()));
    }

    private static @Nullable String canonical(@Nullable String label) {
        return label == null ? null : Labels.canonical(label);
    }

    /**
     * Markup and spaces are ASCII, so UTF-16 without a mark shows as NULs on one side of its pairs: on every tenth at
     * least, or on a few when it is named so.
     */
    private static @Nullable Charset wide(byte[] body, @Nullable String http, @Nullable String document) {
        int pairs = Math.min(body.length, HEAD) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs * 2; i += 2) {
            even += body[i] == 0 ? 1 : 0;
            odd += body[i + 1] == 0 ? 1 : 0;
        }
        int least = 2 + pairs / (named(http, document, "UTF-16") ? 60 : 10);
        if (odd >= least && even * 4 < odd) {
            return StandardCharsets.UTF_16LE;
        }
        return even >= least && odd * 4 < even ? StandardCharsets.UTF_16BE : null;
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
        if (named(http, document, "ISO-2022")) {
            for (byte b : body) {
                if (b == 0x1B) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean named(@Nullable String http, @Nullable String document, String family) {
        return (http != null && Labels.canonical(http).startsWith(family))
                || (document != null && Labels.canonical(document).startsWith(family));
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
}
