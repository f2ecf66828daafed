package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.FoundImage;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/** An article's images: those between its title and its text, those of the text, and the one the page offers for sharing. */
final class LeadImages {

    private static final Pattern NO_PICTURE = Pattern.compile(
            "logo|default|placeholder|avatar|blank|sprite|favicon|share[-_]|no[-_]?image|icon",
            Pattern.CASE_INSENSITIVE);
    private static final String FIGURES =
            "figure,picture,[class*=main-image],[class*=lead-image],[class*=featured],[class*=article-image],[class*=hero]";

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

    /** The images of figures that stand between the article's heading and its body. */
    static List<FoundImage> before(Element body, String base) {
        var found = new ArrayList<FoundImage>();
        var page = body.ownerDocument();
        var heading = page == null ? null : page.selectFirst("article h1,main h1,h1");
        if (heading == null) {
            return found;
        }
        for (Element at = body; at != null && !at.nameIs("body"); at = at.parent()) {
            if (at.parent() != null && at.parent().selectFirst("h1") != null) {
                for (var sibling = at.previousElementSibling();
                        sibling != null && !sibling.equals(heading);
                        sibling = sibling.previousElementSibling()) {
                    found.addAll(figures(sibling, base));
                }
                return found;
            }
            for (var sibling = at.previousElementSibling();
                    sibling != null;
                    sibling = sibling.previousElementSibling()) {
                found.addAll(figures(sibling, base));
            }
        }
        return List.of();
    }

    private static List<FoundImage> figures(Element element, String base) {
        if (!element.is(FIGURES) && element.selectFirst(FIGURES) == null) {
            return List.of();
        }
        var copy = new Element("div").appendChild(element.clone());
        return ArticleHtml.clean(copy, base).images();
    }

    /** The file's name without its path: one picture is offered in many sizes under many folders. */
    private static String file(String address) {
        var path = address.replaceAll("[?#].*$", "");
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.length() < 5 ? address : name;
    }
}
