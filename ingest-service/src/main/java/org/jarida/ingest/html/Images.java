package org.jarida.ingest.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The images of a fragment: where their address really stands, which of them are trackers, who is credited. */
final class Images {

    /** How many images are looked around for their words: that takes the longer the more there are. */
    private static final int MOST_CREDITED = 200;

    private static final List<String> LAZY_ADDRESS = List.of(
            "data-src",
            "data-original",
            "data-lazy-src",
            "data-lazy",
            "data-url",
            "data-hi-res-src",
            "data-orig-file",
            "datasrc",
            "data-full-src",
            "data-image",
            "data-img-src",
            "data-echo");
    private static final List<String> LAZY_SET = List.of("srcset", "data-srcset", "data-lazy-srcset");
    private static final Pattern PICTURE =
            Pattern.compile("\\.(?:jpe?g|png|webp|avif)(?:[?#]|$)", Pattern.CASE_INSENSITIVE);
    private static final int MOST_WRAPPERS = 5;
    private static final int LONGEST_CAPTION = 220;
    private static final Pattern TINY = Pattern.compile("^\\s*[0-3](px)?\\s*$");
    private static final Pattern HIDDEN =
            Pattern.compile("(display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRACKER = Pattern.compile(
            "(/~r/|/~4/|feeds\\.feedburner\\.com/~|doubleclick\\.net|/pixel\\.|pixel\\.wp\\.com|stats\\.wordpress\\.com/b\\.gif"
                    + "|feeds\\.wordpress\\.com/1\\.0/|scorecardresearch|/beacon|spacer\\.gif|/1x1\\.|/blank\\.(gif|png)|google-analytics\\.com"
                    + "|feedsportal\\.com/(c|social)|/mf\\.gif|rss-share|pheedo\\.com/(feeds|images)|facebook\\.com/tr)",
            Pattern.CASE_INSENSITIVE);

    private Images() {}

    /** Gives every real image its address in {@code src}, and removes trackers and what has no address at all. */
    static void makeExplicit(Element root, String base) {
        if (Css.selectFirst(root, "img,amp-img,picture,noscript") == null) {
            return;
        }
        openNoScripts(root, base);
        Css.select(root, "amp-img").forEach(image -> image.tagName("img"));
        var trackers = new ArrayList<Element>();
        for (var image : Css.select(root, "img")) {
            var address = address(image, base);
            if (address == null || isTracker(image, address)) {
                trackers.add(image);
            } else {
                image.attr("src", address);
            }
        }
        Unwrapping.unwrap(trackers);
    }

    /** A line that is nothing but an agency's name belongs to the image before it, whose caption it becomes. */
    static void adoptCredits(Element root) {
        for (var image : Css.select(root, "img")) {
            if (Css.closest(image, "figure") != null) {
                continue;
            }
            var parent = image.parent();
            var alone = parent != null && !parent.equals(root) && parent.childrenSize() == 1 && !parent.hasText()
                    ? parent
                    : image;
            var next = alone.nextElementSibling();
            if (next != null
                    && next.childrenSize() <= 1
                    && Credits.isAgency(next.text())
                    && Css.selectFirst(next, "img") == null) {
                var figure = new Element("figure");
                alone.replaceWith(figure);
                figure.appendChild(image);
                figure.appendElement("figcaption").text(next.text());
                next.remove();
            }
        }
    }

    /** A box that holds nothing but one picture and a few words below it is that picture's figure. */
    static void adoptCaptions(Element root) {
        for (var image : Css.select(root, "img")) {
            var holder = Css.closest(image, "figure") == null ? holder(image, root) : null;
            if (holder != null) {
                var caption = new Element("figcaption");
                var words = holder.clone();
                Css.select(words, "img,picture,br").remove();
                caption.appendChildren(words.childNodesCopy());
                var figure = new Element("figure");
                holder.replaceWith(figure);
                figure.appendChild(image).appendChild(caption);
            }
        }
    }

    /** No element is looked at for more than one picture: of two in it, none is its only one. */
    private static @Nullable Element holder(Element image, Element root) {
        Element at = image.parent();
        for (int up = 0; at != null && !at.equals(root) && up < MOST_WRAPPERS; up++, at = at.parent()) {
            if (!Extent.isOnlyImage(image, at)) {
                return null;
            }
            if (at.hasText()) {
                return isCaptioned(at) ? at : null;
            }
        }
        return null;
    }

    private static boolean isCaptioned(Element holder) {
        boolean apart = holder.ownText().isBlank() || Css.selectFirst(holder, "> br") != null;
        return apart
                && holder.text().length() <= LONGEST_CAPTION
                && Css.selectFirst(holder, "a[href]:not(:has(img)),h1,h2,h3,h4,h5,h6,ul,ol") == null
                && Css.select(holder, "p").stream().filter(Element::hasText).count() <= 1;
    }

    static List<FoundImage> of(Element root) {
        var found = new LinkedHashMap<String, FoundImage>();
        var credits = new Credits();
        int looked = 0;
        for (var image : Css.select(root, "img[src]")) {
            var address = image.attr("src");
            var credited = looked++ < MOST_CREDITED ? credits.of(image) : Credits.NONE;
            found.merge(
                    address,
                    new FoundImage(address, credited.caption(), credited.credit()),
                    (first, again) -> first.caption() == null && first.credit() == null ? again : first);
        }
        return new ArrayList<>(found.values());
    }

    static void rewrite(Element body, Function<String, Optional<String>> path) {
        for (var image : Css.select(body, "img")) {
            var target = path.apply(image.attr("src"));
            if (target.isPresent()) {
                image.attr("src", target.get());
                continue;
            }
            var figure = Css.closest(image, "figure");
            image.remove();
            if (figure != null && Css.selectFirst(figure, "img,table,blockquote,pre") == null) {
                figure.remove();
            }
        }
        for (var link : Css.select(body, "a")) {
            if (link.childrenSize() == 0 && !link.hasText()) {
                link.remove();
            }
        }
    }

    /** A noscript beside a lazily loaded image repeats it in plain; one that stands alone is the only copy. */
    private static void openNoScripts(Element root, String base) {
        for (var noScript : Css.select(root, "noscript")) {
            var inner = Css.selectFirst(
                    ArticleHtml.parse(
                            noScript.html().contains("&lt;img") ? noScript.wholeText() : noScript.html(), base),
                    "img");
            var before = noScript.previousElementSibling();
            if (inner != null && address(inner, base) != null) {
                var lazy = before == null ? null : before.nameIs("img") ? before : Css.selectFirst(before, "img");
                if (lazy != null && address(lazy, base) == null) {
                    lazy.attr("src", inner.attr("src"));
                } else if (lazy == null
                        && (Css.closest(noScript, "figure") != null
                                || PICTURE.matcher(inner.attr("src")).find())) {
                    noScript.before(inner);
                }
            }
            noScript.remove();
        }
    }

    private static @Nullable String address(Element image, String base) {
        for (var name : LAZY_ADDRESS) {
            var address = absolute(image.attr(name), base);
            if (address != null) {
                return address;
            }
        }
        var plain = absolute(image.attr("src"), base);
        if (plain != null) {
            return plain;
        }
        for (var name : LAZY_SET) {
            var largest = largest(image.attr(name));
            var address = largest == null ? null : absolute(largest, base);
            if (address != null) {
                return address;
            }
        }
        var picture = Css.closest(image, "picture");
        if (picture != null) {
            for (var source : Css.select(picture, "source")) {
                var largest = largest(source.hasAttr("srcset") ? source.attr("srcset") : source.attr("data-srcset"));
                var address = largest == null ? null : absolute(largest, base);
                if (address != null) {
                    return address;
                }
            }
        }
        return null;
    }

    /** The candidate of a {@code srcset} with the greatest width or density. */
    static @Nullable String largest(String set) {
        String best = null;
        double bestSize = -1;
        for (var candidate : set.strip().split(",\\s+|,(?=https?:)|(?<=[0-9][wx]),", -1)) {
            var parts = candidate.strip().split("\\s+", -1);
            if (parts[0].isEmpty()) {
                continue;
            }
            double size = parts.length > 1 ? size(parts[1]) : 0;
            if (size > bestSize) {
                best = parts[0];
                bestSize = size;
            }
        }
        return best;
    }

    private static double size(String descriptor) {
        try {
            return Double.parseDouble(descriptor.substring(0, descriptor.length() - 1));
        } catch (NumberFormatException notASize) {
            return 0;
        }
    }

    private static @Nullable String absolute(String address, String base) {
        var text = address.strip();
        if (text.isEmpty()
                || text.regionMatches(true, 0, "data:", 0, 5)
                || text.startsWith("{")
                || text.startsWith("#")) {
            return null;
        }
        var absolute = StringUtil.resolve(base, text);
        var lower = absolute.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") ? absolute : null;
    }

    private static boolean isTracker(Element image, String address) {
        boolean tiny = TINY.matcher(image.attr("width")).matches()
                || TINY.matcher(image.attr("height")).matches();
        return tiny
                || HIDDEN.matcher(image.attr("style")).find()
                || TRACKER.matcher(address).find();
    }
}
