package org.jarida.ingest.html;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/**
 * Collects links to other articles in the order in which they are found: absolute, each address once, none to the article
 * itself, to a tag, a section or a sharing service. For one article and one thread.
 */
public final class ArticleLinks {

    /** Most links that an article carries. */
    public static final int MOST = 20;

    /** Shorter texts are sections, tags and buttons rather than headlines; in characters. */
    public static final int SHORTEST_TITLE = 12;

    private static final int LONGEST_ADDRESS = 4_096;
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x21-\\x7E]");
    private static final Pattern NO_TITLE = Pattern.compile(
            "^(?:انقر هنا|اضغط هنا|اقرأ المزيد|click here|cliquez ici|read more|continue reading|lire la suite).*");
    private static final Pattern NO_ARTICLE = Pattern.compile(
            "/(?:tag|tags|category|author|journaliste|login|share|sharer|section|sections|rss)s?/|twitter\\.com|facebook\\.com|whatsapp|t\\.me/");

    private final String base;
    private final Set<String> self;
    private final Map<String, Link> links = new LinkedHashMap<>();

    /**
     * @param base what relative addresses are resolved against; may be empty
     * @param self the addresses of the article itself
     */
    public ArticleLinks(String base, Collection<String> self) {
        this.base = base;
        this.self = self.stream().map(ArticleLinks::document).collect(Collectors.toUnmodifiableSet());
    }

    /** Adds a link when it leads to another article and its text is long enough for a headline. */
    public void add(Element link) {
        headline(link, SHORTEST_TITLE).ifPresent(this::keep);
    }

    /** Adds a link of a box that is known for one of related articles: its text may be short. */
    void addFromBox(Element link) {
        headline(link, 1).ifPresent(this::keep);
    }

    /** Whether the element is a link to another article under a headline. */
    boolean isHeadline(Element link) {
        return headline(link, SHORTEST_TITLE).isPresent();
    }

    /** The absolute http or https address of a link; empty when it has none. */
    String address(Element link) {
        var url = StringUtil.resolve(base, link.attr("href").strip());
        boolean web = url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "https://", 0, 8);
        return web && url.length() <= LONGEST_ADDRESS ? url : "";
    }

    /** What has been collected. */
    public List<Link> list() {
        return new ArrayList<>(links.values());
    }

    private void keep(Link link) {
        if (links.size() < MOST) {
            links.putIfAbsent(document(link.url()), link);
        }
    }

    private Optional<Link> headline(Element link, int shortest) {
        var url = address(link);
        // a card's link wraps its date and section as well
        var heading = Css.selectFirst(link, "h2,h3,h4,h5,[class*=title],[class*=headline]");
        var title = (heading != null ? heading : link).text();
        boolean other = title.length() >= shortest
                && hasPath(url)
                && !self.contains(document(url))
                && !NO_TITLE.matcher(title.toLowerCase(Locale.ROOT)).matches()
                && !NO_ARTICLE.matcher(url).find();
        return other ? Optional.of(new Link(title, url)) : Optional.empty();
    }

    /** An address without the place within its document. */
    private static String document(String url) {
        int fragment = url.indexOf('#');
        var document = fragment < 0 ? url : url.substring(0, fragment);
        return document.endsWith("/") ? document.substring(0, document.length() - 1) : document;
    }

    private static boolean hasPath(String url) {
        try {
            var address = URI.create(BEYOND_ASCII.matcher(url).replaceAll("_"));
            return (address.getPath() != null && address.getPath().length() > 1) || address.getQuery() != null;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
