package org.jarida.ingest.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Parts what a picture shows from whom it belongs to: attributes and elements meant for it first, then the words. */
final class Credits {

    record Credited(@Nullable String caption, @Nullable String credit) {}

    static final Credited NONE = new Credited(null, null);

    /** In characters; what is longer is no caption. */
    private static final int LONGEST_CAPTION = 2_000;

    private static final String AGENCY =
            "(?:AFP|A\\.F\\.P\\.?|EPA(?:-EFE)?|EFE|AP(?: Photo)?|Associated Press|Reuters|REUTERS|Getty(?: Images)?"
                    + "|GETTY IMAGES|Shutterstock|iStock|Alamy|DPA|ANSA|Anadolu(?: Agency)?|MAP|TAP|APS|WAFA|SANA|Xinhua|BBC|SIPA|Sipa|MAXPPP|PA(?: Media| Images)?"
                    + "|Le Monde|رويترز|أ ?ف ?ب|ا ?ف ?ب|فرانس برس|أسوشيتد برس|أ ?ب|الأناضول|غيتي(?: إيميجز)?|جيتي(?: إيمدجز)?|إ ?ب ?أ|د ?ب ?أ|وات|واج|وام|وفا|واس|سانا"
                    + "|و ?م ?ع ?أ|شينخوا|الجزيرة|أرشيف(?:ية)?)";
    private static final Pattern ONLY_AGENCIES =
            Pattern.compile("^\\(?\\s*" + AGENCY + "(?:\\s*[/,،|+-]\\s*" + AGENCY + ")*\\s*\\)?$");
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "^(.*?)\\s*[(\\[]\\s*((?:[^()\\[\\]]{0,60}[/،,:-]\\s*)?" + AGENCY
                    + "(?:\\s*[/،,-]\\s*[^()\\[\\]]{0,40})?)\\s*[)\\]]\\s*\\.?$",
            Pattern.DOTALL);
    private static final Pattern LABELLED = Pattern.compile(
            "^(.*?)[\\s(.|–—-]*(?:©|\\([cC]\\)\\s|(?:Cr[ée]dits?(?: photo)?|Photo(?: by| credit)?|Photograph|Image (?:source|credit|copyright)|Copyright|Source"
                    + "|Picture|Foto|صدر الصورة|مصدر الصورة|المصدر|تصوير|عدسة|حقوق الصورة|الصورة)\\s*[:،,©]|(?<=\\s|^)Photo by)\\s*[:،,©]?\\s*(\\S.{0,80}?)\\)?$",
            Pattern.DOTALL);
    private static final Pattern AT_END = Pattern.compile(
            "^(.{12,}?)[\\s.،,;:|/–—-]*[.|/–—-]\\s*(" + AGENCY + "(?:\\s*/\\s*[^/]{2,40})?)$", Pattern.DOTALL);
    private static final Pattern CAPTION_LABEL = Pattern.compile(
            "^(?:Media caption|Image caption|Caption|Légende|التعليق على الصورة|تعليق على الصورة)\\s*[,،:]?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final String CREDIT_ELEMENTS =
            "[class*=credit],[class*=copyright],[class*=Credit],[class*=Copyright],[itemprop=copyrightHolder],"
                    + "[itemprop=author],[itemprop=creditText],cite,small";

    private Credits() {}

    /** Whether a line names agencies and says nothing else. */
    static boolean isAgency(String line) {
        return line.length() < 60 && ONLY_AGENCIES.matcher(line.strip()).matches();
    }

    static Credited of(Element image) {
        var caption = blankToNull(image.attr("data-caption"));
        var credit = blankToNull(image.attr("data-credit"));
        var words = captionElement(image);
        if (words != null) {
            var copy = words.clone();
            copy.select("script,style,button,[class*=off-screen],[class*=visually-hidden],[class*=sr-only]")
                    .remove();
            var marked = copy.selectFirst(CREDIT_ELEMENTS);
            if (marked != null) {
                if (credit == null) {
                    credit = blankToNull(bare(marked.text()));
                }
                marked.remove();
            }
            if (caption == null) {
                caption = blankToNull(copy.text());
            }
        }
        if (caption == null || caption.length() > LONGEST_CAPTION) {
            return new Credited(null, credit);
        }
        var split = split(caption);
        return new Credited(split.caption(), credit != null ? credit : split.credit());
    }

    /** Parts a caption written in one piece. */
    static Credited split(String written) {
        var text = CAPTION_LABEL.matcher(written.strip()).replaceFirst("").strip();
        if (ONLY_AGENCIES.matcher(text).matches()) {
            return new Credited(null, text.replaceAll("^\\(\\s*|\\s*\\)$", ""));
        }
        for (var pattern : new Pattern[] {IN_BRACKETS, LABELLED, AT_END}) {
            Matcher match = pattern.matcher(text);
            if (match.matches()) {
                return new Credited(blankToNull(match.group(1)), blankToNull(match.group(2)));
            }
        }
        return new Credited(blankToNull(text), null);
    }

    private static @Nullable Element captionElement(Element image) {
        var figure = image.closest("figure,[class*=wp-caption]");
        if (figure != null) {
            var caption = figure.selectFirst("figcaption,[class*=caption-text]");
            if (caption != null
                    && (figure.nameIs("figure") || figure.select("img").size() == 1)) {
                return caption;
            }
        }
        var parent = image.parent();
        for (int up = 0; parent != null && up < 2; up++, parent = parent.parent()) {
            var next = parent.selectFirst("> [class*=caption],> [class*=legende],> [class*=credit]");
            if (next != null && next.selectFirst("img") == null) {
                return next;
            }
        }
        return null;
    }

    private static String bare(String credit) {
        return credit.replaceFirst(
                "(?i)^\\s*(?:©|\\(c\\)|cr[ée]dits?(?: photo)?|photo(?: by)?|image (?:source|copyright)|copyright|صدر الصورة|مصدر الصورة|المصدر)\\s*[:،,©]?\\s*",
                "");
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : text.replaceAll("\\s+", " ").strip();
    }
}
