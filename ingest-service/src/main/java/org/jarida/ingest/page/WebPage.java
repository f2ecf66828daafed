package org.jarida.ingest.page;

import java.util.Optional;
import org.jarida.ingest.html.Css;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A parsed page and what it tells machines.
 *
 * @param canonical its own address as it gives it, absolute
 * @param address what its relative addresses are resolved against: where it was found, else its canonical address; empty
 *     when neither is known
 */
record WebPage(
        Document document,
        Metadata meta,
        LinkedData data,
        @Nullable String canonical,
        String address,
        @Nullable String siteName) {

    static WebPage of(Document document) {
        var meta = new Metadata(document);
        var data = LinkedData.of(document);
        var canonical = canonical(document, meta, data);
        var address = document.baseUri().isEmpty() && canonical != null ? canonical : document.baseUri();
        document.setBaseUri(address);
        var siteName = meta.first("og:site_name", "application-name")
                .or(data::publisher)
                .orElse(null);
        return new WebPage(document, meta, data, canonical, address, siteName);
    }

    private static @Nullable String canonical(Document page, Metadata meta, LinkedData data) {
        var link = Css.selectFirst(page, "link[rel~=(?i)^canonical$][href]");
        var written = Optional.ofNullable(link)
                .map(element -> element.attr("href").strip())
                .filter(href -> !href.isEmpty())
                .or(() -> meta.first("og:url"))
                .or(() -> data.text("url"))
                .orElse("");
        var address = StringUtil.resolve(page.baseUri(), written);
        return address.matches("(?i)https?://.+") ? address : null;
    }

    @Nullable String declaredLanguage() {
        var html = Css.selectFirst(document, "html");
        var attribute = html == null ? "" : html.attr("lang").isBlank() ? html.attr("xml:lang") : html.attr("lang");
        return attribute.isBlank()
                ? meta.first("og:locale", "dc.language", "content-language", "language")
                        .orElse(null)
                : attribute;
    }

    /** False when the page asks not to be indexed or kept. */
    boolean isIndexable() {
        return RobotsRules.allowKeeping(document);
    }
}
