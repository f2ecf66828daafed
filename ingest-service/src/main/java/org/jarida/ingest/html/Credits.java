package org.jarida.ingest.html;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Parts what a picture shows from whom it belongs to: attributes and elements meant for it first, then the words. Made for
 * the pictures of one fragment, of which each element is looked at once, however many pictures it holds.
 */
final class Credits {

    record Credited(@Nullable String caption, @Nullable String credit) {}

    static final Credited NONE = new Credited(null, null);

    /** In characters; what is longer is no caption. */
    private static final int LONGEST_CAPTION = 2_000;

    /** In characters, with its label and brackets: the end of a caption that is searched for it. */
    private static final int LONGEST_CREDIT = 250;

    /** Nodes and characters within a figure or caption; what is larger is the page. */
    private static final int MOST_NODES = 300;

    private static final int MOST_CHARACTERS = 20_000;

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
            "^(.*?)[\\s(.|–—-]{0,10}(?:©|\\([cC]\\)\\s|(?:Cr[ée]dits?(?: photo)?|Photo(?: by| credit)?|Photograph|Image (?:source|credit|copyright)|Copyright|Source"
                    + "|Picture|Foto|صدر الصورة|مصدر الصورة|المصدر|تصوير|عدسة|حقوق الصورة|الصورة)\\s*[:،,©]|(?<=\\s|^)Photo by)\\s*[:،,©]?\\s*(\\S.{0,80}?)\\)?$",
            Pattern.DOTALL);
    private static final Pattern AT_END = Pattern.compile(
            "^(.{12,}?)[\\s.،,;:|/–—-]{0,10}[.|/–—-]\\s{0,10}(" + AGENCY + "(?:\\s*/\\s*[^/]{2,40})?)$",
            Pattern.DOTALL);
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

    private static final String CAPTION_BOXES = "[class*=caption],[class*=legend],[class*=credit]";

    private final Map<Element, Optional<Element>> inFigures = new HashMap<>();
    private final Map<Element, Optional<Element>> inBoxes = new HashMap<>();
    private final Map<Element, Credited> told = new HashMap<>();

    /** Whether a line names agencies and says nothing else. */
    static boolean isAgency(String line) {
        return line.length() < 60 && ONLY_AGENCIES.matcher(line.strip()).matches();
    }

    Credited of(Element image) {
        var caption = blankToNull(image.attr("data-caption"));
        var credit = blankToNull(image.attr("data-credit"));
        var words = captionElement(image);
        if (words != null) {
            var told = this.told.computeIfAbsent(words, Credits::told);
            credit = credit == null ? told.credit() : credit;
            caption = caption == null ? told.caption() : caption;
        }
        if (caption == null || caption.length() > LONGEST_CAPTION) {
            return new Credited(null, credit);
        }
        var split = split(caption);
        return new Credited(split.caption(), credit != null ? credit : split.credit());
    }

    private static Credited told(Element words) {
        if (!isSmall(words)) {
            return NONE;
        }
        var copy = words.clone();
        Css.select(copy, UNSEEN).remove();
        var marked = Css.selectFirst(copy, CREDIT_ELEMENTS);
        var credit = marked != null ? marked : creditBeside(words);
        var shown = credit == null ? null : blankToNull(bare(shown(credit)));
        if (marked != null) {
            marked.remove();
        }
        return new Credited(blankToNull(copy.text()), shown);
    }

    /** Elsewhere in the figure, or next to the caption. */
    private static @Nullable Element creditBeside(Element caption) {
        var figure = Css.closest(caption, "figure");
        if (figure != null) {
            return isSmall(figure) ? Css.selectFirst(figure, CREDIT_ELEMENTS) : null;
        }
        var beside = caption.parent() == null ? null : child(caption.parent(), "[class*=credit],[class*=copyright]");
        return beside != null && isSmall(beside) ? beside : null;
    }

    private static @Nullable Element child(Element parent, String selector) {
        for (var child : parent.children()) {
            if (Css.is(child, selector)) {
                return child;
            }
        }
        return null;
    }

    private static boolean isSmall(Element element) {
        return Extent.isWithin(element, MOST_NODES, MOST_CHARACTERS);
    }

    private static String shown(Element element) {
        var copy = element.clone();
        Css.select(copy, UNSEEN).remove();
        return copy.text();
    }

    /** Parts a caption written in one piece. */
    static Credited split(String written) {
        var text = CAPTION_LABEL.matcher(written.strip()).replaceFirst("").strip();
        if (text.length() <= LONGEST_CREDIT && ONLY_AGENCIES.matcher(text).matches()) {
            return new Credited(null, text.replaceAll("^\\(\\s*|\\s*\\)$", ""));
        }
        var before = text.substring(0, Math.max(0, text.length() - LONGEST_CREDIT));
        var end = text.substring(before.length());
        for (var pattern : new Pattern[] {IN_BRACKETS, LABELLED, AT_END}) {
            Matcher match = pattern.matcher(end);
            if (match.matches()) {
                return new Credited(blankToNull(before + match.group(1)), blankToNull(match.group(2)));
            }
        }
        var name = NAME_AT_END.matcher(end);
        if (name.matches()) {
            var credit = name.group("bracketed") == null ? name.group("parted") : name.group("bracketed");
            return new Credited(blankToNull(before + name.group(1)), blankToNull(credit));
        }
        return new Credited(blankToNull(text), null);
    }

    private @Nullable Element captionElement(Element image) {
        var figure = Css.closest(image, "figure,[class*=wp-caption]");
        var words = figure == null ? Optional.<Element>empty() : inFigures.computeIfAbsent(figure, Credits::inFigure);
        var parent = image.parent();
        for (int up = 0; words.isEmpty() && parent != null && up < 2; up++, parent = parent.parent()) {
            words = inBoxes.computeIfAbsent(parent, Credits::inBox);
        }
        return words.orElse(null);
    }

    private static Optional<Element> inFigure(Element figure) {
        if (!isSmall(figure)) {
            return Optional.empty();
        }
        return Optional.ofNullable(Css.selectFirst(figure, "figcaption,[class*=caption-text]"))
                .filter(_ ->
                        figure.nameIs("figure") || Css.select(figure, "img").size() == 1);
    }

    private static Optional<Element> inBox(Element parent) {
        var next = child(parent, CAPTION_BOXES);
        if (next == null || !isSmall(next) || Css.selectFirst(next, "img") != null) {
            return Optional.empty();
        }
        // a box named for captions may hold more than the caption
        var inner = Css.selectFirst(next, "[class~=(?i)(^|[_-])(caption|legende)($|[_-])]");
        return Optional.of(inner != null ? inner : next);
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
