package org.jarida.ingest.language;

import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a text's language: the declared one, unless its script contradicts what is written (an Arabic text under a
 * template that says {@code en-US}); else by script, and between languages of one script by their commonest words. The
 * direction always follows the script that is written. Pure and safe for concurrent use.
 */
public final class LanguageDetector {

    private static final int SAMPLE = 4_000;

    private static final Map<String, Set<String>> COMMON_WORDS = Map.of(
            "fr",
            Set.of(
                    "le", "la", "les", "des", "du", "un", "une", "et", "est", "dans", "pour", "que", "qui", "sur", "au",
                    "aux", "par", "pas", "avec", "ce", "cette", "son", "sa", "ses", "il", "elle", "nous", "été", "à",
                    "en", "de"),
            "en",
            Set.of(
                    "the", "of", "and", "to", "in", "is", "was", "for", "on", "that", "with", "as", "by", "at", "from",
                    "his", "her", "it", "are", "be", "has", "have", "not", "this", "an", "but", "will", "said"),
            "es",
            Set.of(
                    "el", "la", "los", "las", "de", "del", "y", "que", "en", "una", "por", "con", "para", "su", "se",
                    "no", "es", "al", "lo", "como", "más", "pero", "sus", "ha", "fue"),
            "de",
            Set.of(
                    "der", "die", "das", "und", "ist", "in", "den", "von", "zu", "mit", "auf", "für", "nicht", "ein",
                    "eine", "dem", "des", "im", "sich", "auch", "wie", "hat", "bei", "nach"),
            "it",
            Set.of(
                    "il", "lo", "gli", "di", "che", "e", "è", "un", "una", "per", "non", "con", "del", "della", "sono",
                    "si", "da", "al", "nel", "più", "anche", "ha", "le"),
            "pt",
            Set.of(
                    "o", "os", "as", "de", "do", "da", "dos", "das", "que", "e", "em", "um", "uma", "para", "não",
                    "com", "por", "se", "na", "no", "ao", "foi", "mais"));

    private LanguageDetector() {}

    /** Tells language and direction of plain text; {@code declared} is a language tag or anything written in its place. */
    public static TextLanguage detect(@Nullable String declared, String text) {
        var scripts = scripts(text);
        var script = dominant(scripts);
        var tag = normalised(declared);
        if (script == null) {
            return new TextLanguage(
                    tag, tag != null && new ULocale(tag).isRightToLeft() ? Direction.RTL : Direction.LTR);
        }
        var direction = direction(script);
        if (tag != null && fits(tag, direction)) {
            return new TextLanguage(tag, direction);
        }
        return new TextLanguage(byScript(script, text), direction);
    }

    /** The direction that most of a text is written in; {@code null} when it has no letters. */
    public static @Nullable Direction direction(String text) {
        var script = dominant(scripts(text));
        return script == null ? null : direction(script);
    }

    private static Direction direction(UnicodeScript script) {
        return script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW ? Direction.RTL : Direction.LTR;
    }

    /** A language tag in its usual spelling; {@code null} for what is none. */
    public static @Nullable String normalised(@Nullable String declared) {
        if (declared == null || declared.isBlank()) {
            return null;
        }
        try {
            var locale = new Locale.Builder()
                    .setLanguageTag(declared.strip().replace('_', '-'))
                    .build();
            return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
        } catch (IllformedLocaleException notATag) {
            return null;
        }
    }

    private static boolean fits(String tag, Direction written) {
        return new ULocale(tag).isRightToLeft() == (written == Direction.RTL);
    }

    private static EnumMap<UnicodeScript, Integer> scripts(String text) {
        var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int end = Math.min(text.length(), SAMPLE);
        int arabic = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isPlainArabic(c)) {
                arabic++; // most letters of most texts here; looking up each one's script costs more than the rest
            } else if (Character.isLetter(c)) {
                counts.merge(UnicodeScript.of(c), 1, Integer::sum);
            }
        }
        if (arabic > 0) {
            counts.merge(UnicodeScript.ARABIC, arabic, Integer::sum);
        }
        return counts;
    }

    /** The letters from hamza to yeh, without the tatweel between them. */
    private static boolean isPlainArabic(char c) {
        return c >= '\u0621' && c <= '\u064A' && c != '\u0640';
    }

    /** Arabic titles often carry Latin names; a third of Arabic letters makes a text Arabic. */
    private static @Nullable UnicodeScript dominant(EnumMap<UnicodeScript, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (counts.getOrDefault(UnicodeScript.ARABIC, 0) * 3 > all) {
            return UnicodeScript.ARABIC;
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static @Nullable String byScript(UnicodeScript script, String text) {
        return switch (script) {
            case ARABIC -> arabicScript(text);
            case LATIN -> latinScript(text);
            case HEBREW -> "he";
            case CYRILLIC -> "ru";
            case GREEK -> "el";
            case HIRAGANA, KATAKANA -> "ja";
            case HAN -> "zh";
            case HANGUL -> "ko";
            case THAI -> "th";
            case DEVANAGARI -> "hi";
            default -> null;
        };
    }

    private static String arabicScript(String text) {
        int persian = count(text, "پچژگیک");
        int urdu = count(text, "ٹڈڑےںھ");
        int letters = Math.max(1, count(text, "ابتثجحخدرسشعغفقلمنوهية"));
        if (urdu * 25 > letters) {
            return "ur";
        }
        return persian * 12 > letters ? "fa" : "ar";
    }

    private static int count(String text, String letters) {
        int count = 0;
        for (int i = 0; i < Math.min(text.length(), SAMPLE); i++) {
            count += letters.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return count;
    }

    private static @Nullable String latinScript(String text) {
        String best = null;
        int bestHits = 0;
        var words = text.substring(0, Math.min(text.length(), SAMPLE))
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}]+", -1);
        for (var language : COMMON_WORDS.entrySet()) {
            int hits = 0;
            for (var word : words) {
                hits += language.getValue().contains(word) ? 1 : 0;
            }
            if (hits > bestHits
                    || (hits == bestHits && hits > 0 && language.getKey().equals("en"))) {
                best = language.getKey();
                bestHits = hits;
            }
        }
        return best;
    }
}
