package org.jarida.ingest.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.ingest.html.Link;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Links to other articles that stand with this one: lists, «Lire aussi», «اقرأ أيضا», boxes named so. */
final class RelatedLinks {

    private static final int MOST = 20;
    private static final int MOST_BOXES = 40;
    private static final int SHORTEST_TITLE = 12;
    private static final Pattern LEAD = Pattern.compile(
            "^[\\s*•]*(?:lire aussi|à lire aussi|lire également|lire|voir aussi|read more|read also|see also|related|more on this|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد"
                    + "|اقرأ ايضا|طالع أيضا|شاهد أيضا|مواضيع ذات صلة|المزيد)\\b?.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern LEAD_AT_END = Pattern.compile(
            "(?:lire aussi|lire également|voir aussi|read more|read also|see also|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد|طالع أيضا)\\s*:?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NO_TITLE =
            Pattern.compile("^(?:انقر هنا|اضغط هنا|click here|cliquez ici|read more|lire la suite).*");
    private static final String BOXES =
            "[class*=related],[id*=related],[class*=see-also],[class*=read-also],[class*=more-on],[class*=lire-aussi],"
                    + "[class*=sur-le-meme],[class*=similar],[class*=releated],[class*=ralated]";
    private static final Pattern NO_ARTICLE = Pattern.compile(
            "/(?:tag|tags|category|author|journaliste|login|share|sharer|section|sections|rss)s?/|twitter\\.com|facebook\\.com|whatsapp|t\\.me/");

    private final Map<String, Link> links = new LinkedHashMap<>();
    private final @Nullable String self;

    private RelatedLinks(@Nullable String self) {
        this.self = self;
    }

    /** Those of the body come first; lists that are nothing but such links leave the body. */
    static List<Link> take(Document original, Element body, @Nullable String self) {
        var related = new RelatedLinks(self);
        related.fromBody(body);
        related.fromBoxes(original);
        return new ArrayList<>(related.links.values());
    }

    private void fromBody(Element body) {
        for (var list : body.select("ul,ol")) {
            if (isLinkList(list)) {
                list.select("a[href]").forEach(this::add);
                list.remove();
            }
        }
        for (var paragraph : body.select("p,div,h3,h4")) {
            if (!paragraph.hasParent() || (paragraph.nameIs("div") && paragraph.selectFirst("p,div,ul") != null)) {
                continue;
            }
            boolean led =
                    LEAD.matcher(paragraph.text()).matches() && paragraph.text().length() < 300;
            if (led || (Density.links(paragraph) > 0.9 && Density.length(paragraph) >= SHORTEST_TITLE)) {
                paragraph.select("a[href]").forEach(this::add);
            }
        }
        body.select("a[href]").stream().filter(RelatedLinks::isLed).forEach(this::add);
    }

    /** «Lire aussi : …» in the middle of a text that knows no paragraphs. */
    private static boolean isLed(Element link) {
        return link.previousSibling() instanceof TextNode before
                && LEAD_AT_END.matcher(before.text()).find();
    }

    private static boolean isLinkList(Element list) {
        var items = list.children();
        return !items.isEmpty()
                && items.stream()
                        .allMatch(item -> item.select("a[href]").size() == 1
                                && Density.links(item) > 0.8
                                && Density.length(item) >= SHORTEST_TITLE);
    }

    private void fromBoxes(Document original) {
        for (var box : original.select(BOXES).stream().limit(MOST_BOXES).toList()) {
            if (box.nameIs("body") || box.nameIs("html") || Density.links(box) < 0.3) {
                continue;
            }
            box.select("a[href]").forEach(this::add);
        }
    }

    private void add(Element link) {
        var url = link.absUrl("href");
        // a card's link wraps its date and section as well
        var heading = link.selectFirst("h2,h3,h4,h5,[class*=title],[class*=headline]");
        var title = (heading != null ? heading : link)
                .text()
                .replaceAll("\\s+", " ")
                .strip();
        if (links.size() >= MOST
                || title.length() < SHORTEST_TITLE
                || !url.toLowerCase(Locale.ROOT).startsWith("http")) {
            return;
        }
        if (url.equals(self)
                || NO_TITLE.matcher(title.toLowerCase(Locale.ROOT)).matches()
                || NO_ARTICLE.matcher(url).find()
                || !hasPath(url)) {
            return;
        }
        links.putIfAbsent(url, new Link(title, url));
    }

    private static boolean hasPath(String url) {
        try {
            var address = URI.create(url.replaceAll("[^\\x21-\\x7E]", "_"));
            return address.getPath() != null && address.getPath().length() > 1;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
