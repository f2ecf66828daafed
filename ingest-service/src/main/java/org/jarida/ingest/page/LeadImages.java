package org.jarida.ingest.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.Css;
import org.jarida.ingest.html.FoundImage;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An article's images: those between its title and its text, those of the text, and the one the page offers for sharing. */
final class LeadImages {

    private static final Pattern NO_PICTURE = Pattern.compile(
            "logo|default|placeholder|avatar|blank|sprite|favicon|share[-_]|no[-_]?image|icon",
            Pattern.CASE_INSENSITIVE);
    private static final String PICTURES = "img,amp-img,picture";
    private static final String CAPTIONS = "[class*=caption],[class*=legend],[class*=credit]";
    /** Characters. */
    private static final int LONGEST_CAPTION = 400;

    private static final Pattern GIVEN =
            Pattern.compile("[?&](?:url|src|image|file)=([^&#]+\\.(?:jpe?g|png|webp|gif|avif))");

    private LeadImages() {}

    /** @param before those between heading and text, nearest first */
    static List<FoundImage> of(List<FoundImage> before, List<FoundImage> ofBody, WebPage page) {
        var images = byFile(before, ofBody);
        var offered = page.meta()
                .first(
                        "og:image",
                        "og:image:url",
                        "og:image:secure_url",
                        "twitter:image",
                        "twitter:image:src",
                        "thumbnailurl")
                .or(() -> page.data().images().stream().findFirst());
        var all = new ArrayList<>(images.values());
        offered.map(address -> StringUtil.resolve(page.address(), address))
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith("http"))
                .filter(address -> !NO_PICTURE.matcher(file(address)).find() && !images.containsKey(file(address)))
                .ifPresent(address -> all.addFirst(new FoundImage(address, null, null)));
        return all;
    }

    /** Those that an editor's selector has found, and those of the text. */
    static List<FoundImage> of(List<FoundImage> chosen, List<FoundImage> ofBody) {
        return new ArrayList<>(byFile(chosen, ofBody).values());
    }

    private static Map<String, FoundImage> byFile(List<FoundImage> first, List<FoundImage> second) {
        var images = new LinkedHashMap<String, FoundImage>();
        first.forEach(image -> images.putIfAbsent(file(image.url()), image));
        second.forEach(image -> images.putIfAbsent(file(image.url()), image));
        return images;
    }

    /** The images that stand between the article's heading and its body. */
    static List<FoundImage> before(Element body, @Nullable Element title, String base) {
        var page = body.ownerDocument();
        var heading = title != null ? title : page == null ? null : Css.selectFirst(page, "article h1,main h1,h1");
        if (heading == null) {
            return List.of();
        }
        var between = new ArrayList<Element>();
        for (Element at = body; at != null && !at.nameIs("body"); at = at.parent()) {
            boolean last = at.parent() != null && BodyFinder.isWithin(heading, at.parent());
            for (var sibling = at.previousElementSibling();
                    sibling != null && !(last && BodyFinder.isWithin(heading, sibling));
                    sibling = sibling.previousElementSibling()) {
                if (isPicture(sibling)) {
                    between.addFirst(sibling);
                }
            }
            if (last) {
                var copy = new Element("div");
                between.forEach(element -> copy.appendChild(element.clone()));
                return ArticleHtml.clean(copy, base).images();
            }
        }
        return List.of();
    }

    /** A picture with hardly more than its caption, or a caption by its name. */
    private static boolean isPicture(Element element) {
        boolean picture = Css.is(element, PICTURES) || Css.selectFirst(element, PICTURES) != null;
        return (picture && Density.length(element) <= LONGEST_CAPTION && Density.links(element) < 0.5)
                || Css.is(element, CAPTIONS);
    }

    /**
     * The file's name without its path: one picture is offered in many sizes under many folders, or by a program that is
     * given its address.
     */
    private static String file(String address) {
        var given = GIVEN.matcher(address);
        var path = given.find()
                ? URLDecoder.decode(given.group(1).replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8)
                : address.replaceAll("[?#].*$", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.length() < 5 || name.indexOf('.') < 0 ? address : name;
    }
}
