package org.jarida.ingest.html;

import java.util.Objects;
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
                    + "|و ?م ?ع ?أ|شينخوا|الجزيرة|أرشيف(?:ية)?|وكالة(?: \\p{L}+){1,4})";
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
    /** A person's name: two to four words, capitalised or of a script without capitals. */
    private static final String NAME =
            "(?:\\p{Lu}[\\p{L}.'’-]+(?:\\s+(?:d[eu]|von|van|bin|ben|el|al|le|la)?\\s*\\p{Lu}[\\p{L}.'’-]*){1,3}"
                    + "|(?!\\S*(?:يمين|يسار|وسط|الصورة|أرشيف))\\p{Lo}+(?:\\s+\\p{Lo}+){1,2})";

    private static final Pattern NAME_AT_END = Pattern.compile(
            "^(.{12,}?)(?:\\s*[(\\[]\\s*(?<bracketed>" + NAME
                    + "(?:\\s*/\\s*[^()]{2,40})?)\\s*[)\\]]\\s*\\.?|\\s+[-–—|/]\\s+(?<parted>" + NAME + "))$",
            Pattern.DOTALL);
    private static final Pattern CAPTION_LABEL = Pattern.compile(
            "^(?:[0-9]{1,3}\\s*/\\s*[0-9]{1,3}|Media caption|Image caption|Caption|Légende|التعليق على الصورة|تعليق على الصورة)\\s*[,،:]?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final String CREDIT_ELEMENTS =
            "[class*=credit],[class*=copyright],[class*=Credit],[class*=Copyright],[itemprop=copyrightHolder],"
                    + "[itemprop=author],[itemprop=creditText],cite,small";

    private static final String UNSEEN =
            "script,style,button,[class*=off-screen],[class*=visually-hidden],[class*=sr-only]";

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
            Css.select(copy, UNSEEN).remove();
            var marked = Css.selectFirst(copy, CREDIT_ELEMENTS);
            var beside = marked == null ? creditBeside(words) : null;
            if (credit == null && (marked != null || beside != null)) {
                credit = blankToNull(bare(shown(marked != null ? marked : Objects.requireNonNull(beside))));
            }
            if (marked != null) {
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

    /** Elsewhere in the figure, or next to the caption. */
    private static @Nullable Element creditBeside(Element caption) {
        var figure = Css.closest(caption, "figure");
        return figure != null
                ? Css.selectFirst(figure, CREDIT_ELEMENTS)
                : caption.parent() == null
                        ? null
                        : Css.selectFirst(caption.parent(), "> [class*=credit],> [class*=copyright]");
    }

    private static String shown(Element element) {
        var copy = element.clone();
        Css.select(copy, UNSEEN).remove();
        return copy.text();
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
        var name = NAME_AT_END.matcher(text);
        if (name.matches()) {
            var credit = name.group("bracketed") == null ? name.group("parted") : name.group("bracketed");
            return new Credited(blankToNull(name.group(1)), blankToNull(credit));
        }
        return new Credited(blankToNull(text), null);
    }

    private static @Nullable Element captionElement(Element image) {
        var figure = Css.closest(image, "figure,[class*=wp-caption]");
        if (figure != null) {
            var caption = Css.selectFirst(figure, "figcaption,[class*=caption-text]");
            if (caption != null
                    && (figure.nameIs("figure") || Css.select(figure, "img").size() == 1)) {
                return caption;
            }
        }
        var parent = image.parent();
        for (int up = 0; parent != null && up < 2; up++, parent = parent.parent()) {
            var next = Css.selectFirst(parent, "> [class*=caption],> [class*=legend],> [class*=credit]");
            if (next != null && Css.selectFirst(next, "img") == null) {
                // a box named for captions may hold more than the caption
                var inner = Css.selectFirst(next, "[class~=(?i)(^|[_-])(caption|legende)($|[_-])]");
                return inner != null ? inner : next;
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
