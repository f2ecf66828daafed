package org.jarida.ingest.charset;

import java.lang.Character.UnicodeScript;

/**
 * How much decoded text looks like writing, from about -3 (rubbish) to 1. Only words with letters beyond ASCII count:
 * a right guess gives words of one script with the letters that script really uses; a wrong one mixes scripts, flips
 * case inside words, and leaves controls and symbols between letters.
 */
final class Plausibility {

    private static final String FREQUENT_ARABIC = "اليمونرتبةعدسفهكحقجأىشصطخ";
    private static final String TYPOGRAPHY = "«»“”‘’„–—…•€°،؛؟·\u00A0\u200E\u200F\u200C\u200D£©®™§²³½№٪";

    private double sum;
    private double weight;
    private int start = -1;
    private boolean beyondAscii;

    private Plausibility() {}

    static double of(CharSequence text) {
        var judge = new Plausibility();
        for (int i = 0; i < text.length(); i++) {
            judge.take(text, i);
        }
        judge.endWord(text, text.length());
        return judge.weight == 0 ? 0.5 : judge.sum / judge.weight;
    }

    /**
     * By how much {@code one} looks more like writing than {@code other}, both read from the same bytes. Where each byte
     * is a letter in both, only the words that differ count: they may be few.
     */
    static double gain(String one, String other) {
        if (one.length() != other.length()) {
            return of(one) - of(other);
        }
        var mine = new StringBuilder();
        var theirs = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= one.length(); i++) {
            if (i == one.length() || separates(one.charAt(i), other.charAt(i))) {
                if (!one.regionMatches(start, other, start, i - start)) {
                    mine.append(one, start, i).append(' ');
                    theirs.append(other, start, i).append(' ');
                }
                start = i + 1;
            }
        }
        return of(mine) - of(theirs);
    }

    private static boolean separates(char one, char other) {
        return one == other && one < 128 && !Character.isLetter(one);
    }

    private void take(CharSequence text, int i) {
        char c = text.charAt(i);
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            if (start < 0) {
                start = i;
            }
            beyondAscii |= c > 127;
            return;
        }
        endWord(text, i);
        if (c > 127) {
            boolean insideWord = i > 0
                    && i + 1 < text.length()
                    && Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1));
            add(symbol(c, insideWord), 1);
        } else if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
            add(-3, 1);
        }
    }

    private void endWord(CharSequence text, int end) {
        if (start >= 0 && beyondAscii) {
            add(word(text, start, end), end - start);
        }
        start = -1;
        beyondAscii = false;
    }

    private void add(double quality, int characters) {
        sum += quality * characters;
        weight += characters;
    }

    private static double symbol(char c, boolean insideWord) {
        if (c == '\uFFFD' || Character.isISOControl(c) || !Character.isDefined(c)) {
            return -3;
        }
        if (Character.getType(c) == Character.PRIVATE_USE) {
            return -2;
        }
        if (Character.isSurrogate(c) || Character.isDigit(c)) {
            return 0.6;
        }
        return TYPOGRAPHY.indexOf(c) >= 0
                ? (insideWord && c != '’' && c < 0x2000 ? -0.3 : 0.8)
                : (insideWord ? -0.6 : 0.1);
    }

    private static double word(CharSequence text, int from, int to) {
        UnicodeScript script = null;
        int ascii = 0;
        int flips = 0;
        double arabic = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            var own = UnicodeScript.of(c);
            if (own == UnicodeScript.INHERITED || own == UnicodeScript.COMMON) {
                arabic += 0.5;
                continue;
            }
            if (script != null && own != script && !asian(own, script)) {
                return -0.8;
            }
            script = own;
            ascii += c < 128 ? 1 : 0;
            flips += i > from && Character.isUpperCase(c) && Character.isLowerCase(text.charAt(i - 1)) ? 1 : 0;
            arabic += FREQUENT_ARABIC.indexOf(c) >= 0 ? 1 : 0.35;
        }
        int length = to - from;
        if (script == UnicodeScript.ARABIC) {
            return arabic / length;
        }
        if (script == UnicodeScript.LATIN) {
            double share = (double) ascii / length;
            return (length <= 2 ? 0.5 : share >= 0.5 ? 0.95 : share >= 0.3 ? 0.4 : -0.5) - 0.6 * flips;
        }
        return 0.85 - 0.5 * flips;
    }

    private static boolean asian(UnicodeScript one, UnicodeScript other) {
        return asian(one) && asian(other);
    }

    private static boolean asian(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}
