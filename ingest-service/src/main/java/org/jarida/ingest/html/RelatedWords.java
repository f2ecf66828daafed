package org.jarida.ingest.html;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words that announce links to other articles, in Arabic, French and English. Marks, accents, forms of hamza, case
 * and punctuation do not matter: «إقرأ أيضاً:» is «اقرا ايضا».
 */
public final class RelatedWords {

    private static final int LONGEST_LABEL = 60;

    /** Patterns over folded text; what stands in the second may also begin an ordinary sentence. */
    private static final String CERTAIN = String.join(
            "|",
            "(?:اقرا|اقراوا|اقرووا|طالع|طالعوا|شاهد|شاهدوا|انظر|تابع) (?:ايضا|كذلك)",
            "(?:اقرا|للمزيد|المزيد) (?:المزيد|من الاخبار|حول الموضوع|عن الموضوع|في الموضوع)|اقرا المزيد",
            "(?:ال)?(?:مواضيع|موضوعات|اخبار|مقالات|قصص|روابط|مواد) (?:ذات (?:ال)?صلة|متعلقة|مرتبطة|مشابهة)",
            "(?:في|حول) نفس الموضوع|(?:قد|ربما) (?:يهمك|يعجبك)(?: ايضا)?",
            "(?:a )?(?:lire|voir) (?:aussi|egalement)|sur le meme (?:sujet|theme)|dans le meme (?:sujet|theme)",
            "articles? (?:lies?|similaires?|connexes?|associes?|relatifs?)|pour aller plus loin|(?:pour )?en savoir plus",
            "(?:read|see) (?:also|more|next)|also read|more on this(?: story| topic)?|more stories|further reading",
            "related (?:articles?|stories|story|news|posts?|links?|content|topics?|coverage|reading)",
            "you (?:may|might) (?:also )?(?:like|be interested in)");

    private static final String VAGUE = "a lire|lire|lire plus|related|للمزيد|المزيد";

    private static final Pattern LABEL = Pattern.compile("(?:" + CERTAIN + "|" + VAGUE + ")");
    private static final Pattern LEAD = Pattern.compile("(?:" + CERTAIN + "|" + VAGUE + ")(?: .*)?");
    private static final Pattern LEAD_AT_END = Pattern.compile("(?:.* )?(?:" + CERTAIN + ")");

    private RelatedWords() {}

    /** Whether the text is nothing but an announcement: «À lire aussi :». */
    public static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && LABEL.matcher(folded(text)).matches();
    }

    /** Whether the text begins with an announcement. */
    public static boolean isLed(String text) {
        return LEAD.matcher(folded(text)).matches();
    }

    /** Whether the text, of whatever kind before, ends in an announcement of what follows it. */
    public static boolean leads(String text) {
        return LEAD_AT_END
                .matcher(folded(text.substring(Math.max(0, text.length() - LONGEST_LABEL))))
                .matches();
    }

    private static String folded(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var folded = new StringBuilder(apart.length());
        boolean space = false;
        for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
            int c = apart.codePointAt(i);
            if (isMark(c)) {
                continue;
            }
            if (!isLetterOrNumber(c)) {
                space = true;
                continue;
            }
            if (space && !folded.isEmpty()) {
                folded.append(' ');
            }
            space = false;
            folded.appendCodePoint(c);
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return c == '\u0640'
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isLetterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
