package org.jarida.article.feed;

/** Text as XML 1.0 can hold it, and JSON too. */
final class XmlText {

    private XmlText() {}

    /** The text without control characters, halves of surrogate pairs and what else no XML document may hold. */
    static String clean(String text) {
        if (text.chars().allMatch(XmlText::isPlain)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isLegal).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isPlain(int unit) {
        return unit >= ' ' && unit < Character.MIN_SURROGATE;
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point < 0xFFFE)
                || point > 0xFFFF;
    }
}
