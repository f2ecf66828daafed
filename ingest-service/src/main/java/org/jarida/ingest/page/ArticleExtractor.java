package org.jarida.ingest.page;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.CleanHtml;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.LanguageDetector;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Takes the article out of a web page. What the page tells machines (JSON-LD, Open Graph, microdata) is used where it is
 * better than what can be seen; the body is always found by its text. A page without an article gives an article without
 * text, never an error. Pure and safe for concurrent use.
 */
public final class ArticleExtractor {

    private static final int MAX_DEPTH = 250;
    /** A page of more is no article but an attack on whoever measures it; it is read as one without any. */
    private static final int MAX_ELEMENTS = 40_000;

    private static final int EXCERPT_LENGTH = 280;
    private static final int SHORTEST_DESCRIPTION = 60;
    private static final int LONGEST_DESCRIPTION = 1_000;

    /** As {@link #extract(byte[], String, URI, ZoneId)} for a source whose zone is unknown: its bare dates are UTC. */
    public ExtractedArticle extract(byte[] body, @Nullable String contentType, URI base) {
        return extract(body, contentType, base, ZoneOffset.UTC);
    }

    /**
     * Extracts the article.
     *
     * @param contentType the HTTP header's value, for its charset
     * @param base where the page was found; an empty one where it is unknown
     * @param zone the zone of dates that name none
     */
    public ExtractedArticle extract(byte[] body, @Nullable String contentType, URI base, ZoneId zone) {
        var decoded = TextDecoder.decode(body, contentType);
        var page = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(decoded.text(), base.toString());
        if (page.getAllElements().size() > MAX_ELEMENTS) {
            page = Document.createShell(base.toString());
        }
        page.outputSettings().prettyPrint(false);
        var meta = new Metadata(page);
        var data = LinkedData.of(page);
        var canonical = canonical(page, meta, data);
        var address = page.baseUri().isEmpty() && canonical != null ? canonical : page.baseUri();
        page.setBaseUri(address);
        var siteName = meta.first("og:site_name", "application-name")
                .or(data::publisher)
                .orElse(null);
        var title = Headline.of(page, meta, data, siteName);
        var published = PublicationDate.of(page, meta, data, zone).orElse(null);
        var stripped = page.clone();
        Scaffolding.remove(stripped);
        var found = Optional.ofNullable(BodyFinder.find(stripped)).orElseGet(() -> new Element("div"));
        var byline = Byline.of(page, meta, data, found).orElse(null);
        var lead = LeadImages.before(stripped, found, address);
        List<Link> related = RelatedLinks.take(page, found, canonical);
        BodyCleaner.clean(found, title);
        CleanHtml clean = ArticleHtml.clean(found, address);
        List<FoundImage> images = LeadImages.of(lead, clean.images(), meta, data, address);
        var language = LanguageDetector.detect(declaredLanguage(page, meta), title + "\n" + clean.text());
        return new ExtractedArticle(
                title,
                byline,
                published,
                language.tag(),
                language.direction(),
                clean.text(),
                clean.html(),
                images,
                related,
                canonical,
                siteName,
                excerpt(meta, data, clean.text()),
                isIndexable(meta),
                decoded.charset());
    }

    private static @Nullable String canonical(Document page, Metadata meta, LinkedData data) {
        var link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
        var written = Optional.ofNullable(link)
                .map(element -> element.attr("href").strip())
                .filter(href -> !href.isEmpty())
                .or(() -> meta.first("og:url"))
                .or(() -> data.text("url"))
                .orElse("");
        var address = StringUtil.resolve(page.baseUri(), written);
        return address.matches("(?i)https?://.+") ? address : null;
    }

    private static @Nullable String declaredLanguage(Document page, Metadata meta) {
        var html = page.selectFirst("html");
        var attribute = html == null ? "" : html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
        return attribute.isBlank()
                ? meta.first("og:locale", "dc.language", "content-language", "language")
                        .orElse(null)
                : attribute;
    }

    private static @Nullable String excerpt(Metadata meta, LinkedData data, String text) {
        String best = null;
        for (var description : List.of(
                meta.first("og:description"), meta.first("description", "dc.description"), data.text("description"))) {
            var words = description.map(ArticleHtml::text).orElse("");
            if (words.length() >= SHORTEST_DESCRIPTION
                    && words.length() <= LONGEST_DESCRIPTION
                    && (best == null || words.length() > best.length())) {
                best = words;
            }
        }
        if (best != null) {
            return best;
        }
        return text.isEmpty() ? null : ArticleHtml.excerpt(text, EXCERPT_LENGTH);
    }

    private static boolean isIndexable(Metadata meta) {
        var robots = meta.first("robots").orElse("").toLowerCase(java.util.Locale.ROOT);
        return !robots.contains("noindex") && !robots.contains("noarchive") && !robots.contains("none");
    }
}
