package org.jarida.article.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jarida.article.site.Site;
import org.jspecify.annotations.Nullable;

/** Sitemaps by the protocol of sitemaps.org, and Google's for news. */
final class SitemapXml {

    private static final String PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    /** ISO 639, as Google wants it: two or three letters. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final Site site;

    SitemapXml(Site site) {
        this.site = site;
    }

    /** The index of sitemaps, given by their paths. */
    byte[] index(List<String> paths) {
        return XmlWriter.document(document -> document.element(
                "sitemapindex",
                index -> {
                    for (String path : paths) {
                        index.element("sitemap", sitemap -> sitemap.text("loc", site.address(path)));
                    }
                },
                "xmlns",
                PROTOCOL));
    }

    /** The sitemap of pages that are no articles. */
    byte[] pages(List<String> paths) {
        return XmlWriter.document(document -> document.element(
                "urlset",
                urls -> {
                    for (String path : paths) {
                        urls.element("url", url -> url.text("loc", site.address(path)));
                    }
                },
                "xmlns",
                PROTOCOL));
    }

    byte[] articles(List<Sitemaps.Entry> entries) {
        return XmlWriter.document(document -> document.element(
                "urlset",
                urls -> {
                    for (Sitemaps.Entry entry : entries) {
                        urls.element("url", url -> address(url, entry));
                    }
                },
                "xmlns",
                PROTOCOL));
    }

    /** Articles in an unknown language are left out, since news must say theirs. */
    byte[] news(List<Sitemaps.Entry> entries) {
        return XmlWriter.document(document -> document.element(
                "urlset",
                urls -> {
                    for (Sitemaps.Entry entry : entries) {
                        String language = language(entry);
                        if (language != null) {
                            urls.element("url", url -> {
                                address(url, entry);
                                url.element("news:news", news -> news(news, entry, language));
                            });
                        }
                    }
                },
                "xmlns",
                PROTOCOL,
                "xmlns:news",
                NEWS));
    }

    private void address(XmlWriter url, Sitemaps.Entry entry) throws XMLStreamException {
        url.text("loc", site.address(entry.article().path()));
        url.text("lastmod", time(entry.article().changedAt()));
    }

    private static void news(XmlWriter news, Sitemaps.Entry entry, String language) throws XMLStreamException {
        news.element("news:publication", publication -> {
            publication.text("news:name", Site.NAME);
            publication.text("news:language", language);
        });
        news.text("news:publication_date", time(entry.article().at()));
        news.text("news:title", entry.article().title());
    }

    /** Of the article, else of its source; null when neither is known. */
    private static @Nullable String language(Sitemaps.Entry entry) {
        String article = primary(entry.article().language());
        return article == null ? primary(entry.source().language()) : article;
    }

    private static @Nullable String primary(String tag) {
        int end = tag.indexOf('-');
        String language = (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
        return LANGUAGE.matcher(language).matches() && !language.equals("und") ? language : null;
    }

    /** The profile of ISO 8601 that the protocol wants has no use for fractions of a second. */
    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
