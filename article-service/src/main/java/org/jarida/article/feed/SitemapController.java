package org.jarida.article.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jarida.article.site.Site;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.theme.AboutPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What crawlers ask for: the index of sitemaps, the sitemaps it names with {@code ?part=}, that of news, and their rules. */
@RestController
class SitemapController {

    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final String INDEX = "/sitemap.xml";
    private static final String NEWS = "/news-sitemap.xml";

    /** The part of pages that are no articles. */
    private static final String PAGES = "pages";

    /** Staff's pages, forms and what has no page to find; feeds and images may be read. */
    private static final List<String> CLOSED =
            List.of("/admin/", "/moderation/", "/appeals", "/login", "/logout", "/api/", "/search", "/live");

    private final Sitemaps sitemaps;
    private final Sources sources;
    private final Conditional answers;
    private final Site site;
    private final SitemapXml xml;

    SitemapController(Sitemaps sitemaps, Sources sources, Conditional answers, Site site) {
        this.sitemaps = sitemaps;
        this.sources = sources;
        this.answers = answers;
        this.site = site;
        this.xml = new SitemapXml(site);
    }

    @GetMapping(INDEX)
    ResponseEntity<byte[]> sitemap(@RequestParam(required = false) @Nullable String part) {
        if (part == null) {
            return answers.respond(INDEX, XML, xml.index(children()));
        }
        return answers.respond(child(part), XML, part.equals(PAGES) ? xml.pages(pages()) : articles(part));
    }

    @GetMapping(NEWS)
    ResponseEntity<byte[]> news() {
        return answers.respond(NEWS, XML, xml.news(sitemaps.news()));
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots() {
        StringBuilder rules = new StringBuilder("User-agent: *\n");
        CLOSED.forEach(path -> rules.append("Disallow: ").append(path).append('\n'));
        for (String path : List.of(INDEX, NEWS)) {
            rules.append("\nSitemap: ").append(site.address(path));
        }
        return answers.respond(
                "/robots.txt", TEXT, rules.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] articles(String part) {
        List<Sitemaps.Entry> entries = SitemapPart.named(part).map(sitemaps::of).orElse(List.of());
        if (entries.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such sitemap.");
        }
        return xml.articles(entries);
    }

    private List<String> children() {
        List<String> paths = new ArrayList<>(List.of(child(PAGES)));
        sitemaps.parts().forEach(part -> paths.add(child(part.name())));
        return paths;
    }

    private static String child(String part) {
        return INDEX + "?part=" + part;
    }

    private List<String> pages() {
        return Stream.of(
                        Stream.of("/", "/sources"),
                        sources.all().stream().map(Source::id).map(id -> "/sources/" + id),
                        Stream.of(AboutPage.values()).map(AboutPage::path))
                .flatMap(paths -> paths)
                .limit(Sitemaps.MOST)
                .toList();
    }
}
