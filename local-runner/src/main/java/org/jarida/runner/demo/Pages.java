package org.jarida.runner.demo;

import static org.jarida.runner.demo.BodyHtml.escape;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.runner.demo.picture.PictureRenderer;

/** The papers' own pages as a newspaper site would serve them: home pages, and articles with their metadata. */
final class Pages {

    private static final String STYLE = """
            body{margin:0;font:1.1rem/1.8 system-ui,'Noto Naskh Arabic','Segoe UI',sans-serif;color:#22303a;background:#f6f3ec}
            header{background:#1f4e5f;color:#fff;padding:1.2rem 1rem}header a{color:inherit;text-decoration:none;font-size:1.8rem;font-weight:700}
            header p{margin:0;opacity:.8}main{max-width:46rem;margin:1.5rem auto;padding:0 1rem}
            img{max-width:100%;height:auto;border-radius:.4rem}figure{margin:1.5rem 0}figcaption{font-size:.9rem;color:#5a6870}
            .credit{opacity:.75}.meta{color:#5a6870}blockquote{border-inline-start:.3rem solid #c8553d;margin-inline:0;padding-inline:1rem}
            table{border-collapse:collapse;width:100%}th,td{border:1px solid #cdd3d2;padding:.3rem .6rem;text-align:start}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1.5rem;max-width:70rem}
            .cards h2{font-size:1.15rem;line-height:1.5;margin:.4rem 0}a{color:#1f4e5f}
            """;

    private final Links links;

    Pages(Links links) {
        this.links = links;
    }

    String home(Paper paper) {
        String cards = paper.articles().stream()
                .map(article -> card(paper, article))
                .collect(Collectors.joining("\n", "<main class=\"cards\">\n", "\n</main>"));
        String head = "<meta name=\"description\" content=\"" + escape(paper.about()) + "\">\n";
        return page(paper, paper.name(), head, "<h1 hidden>" + escape(paper.label("latest")) + "</h1>" + cards);
    }

    private String card(Paper paper, DemoArticle article) {
        return "<article><a href=\"" + links.article(paper, article) + "\"><img loading=\"lazy\" alt=\"\" src=\""
                + links.picture(paper, article.lead()) + "\" width=\"" + PictureRenderer.WIDTH
                + "\" height=\"" + PictureRenderer.HEIGHT + "\"></a><h2><a href=\""
                + links.article(paper, article) + "\">" + escape(article.title()) + "</a></h2><p class=\"meta\">"
                + escape(article.section()) + " · " + time(paper, article.published()) + "</p></article>";
    }

    String article(Paper paper, DemoArticle article) {
        String text = "<main><article>\n<p class=\"meta\">" + escape(article.section()) + "</p>\n<h1>"
                + escape(article.title()) + "</h1>\n<p class=\"meta\"><span class=\"byline\" rel=\"author\">"
                + escape(paper.label("by")) + " " + escape(article.author()) + "</span> · "
                + escape(paper.label("published")) + " " + time(paper, article.published()) + "</p>\n"
                + new BodyHtml(links, paper).render(article) + "\n</article></main>";
        return page(paper, article.title() + " | " + paper.name(), articleHead(paper, article), text);
    }

    private String articleHead(Paper paper, DemoArticle article) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("og:type", "article");
        properties.put("og:site_name", paper.name());
        properties.put("og:title", article.title());
        properties.put("og:description", article.summary());
        properties.put("og:url", links.article(paper, article));
        properties.put("og:image", links.picture(paper, article.lead()));
        properties.put("og:locale", paper.locale().toString());
        properties.put("article:published_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.published()));
        properties.put("article:modified_time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.updated()));
        properties.put("article:section", article.section());
        String meta = properties.entrySet().stream()
                .map(entry -> "<meta property=\"" + entry.getKey() + "\" content=\"" + escape(entry.getValue()) + "\">")
                .collect(Collectors.joining("\n"));
        return "<link rel=\"canonical\" href=\"" + links.article(paper, article)
                + "\">\n<meta name=\"description\" content=\""
                + escape(article.summary()) + "\">\n<meta name=\"author\" content=\"" + escape(article.author())
                + "\">\n" + meta + "\n<script type=\"application/ld+json\">"
                + JsonText.write(newsArticle(paper, article)) + "</script>\n";
    }

    private Map<String, Object> newsArticle(Paper paper, DemoArticle article) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "NewsArticle");
        data.put("mainEntityOfPage", links.article(paper, article));
        data.put("headline", article.title());
        data.put("description", article.summary());
        data.put("inLanguage", paper.locale().toLanguageTag());
        data.put("articleSection", article.section());
        data.put("keywords", article.tags());
        data.put("datePublished", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.published()));
        data.put("dateModified", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.updated()));
        data.put("author", thing("Person", article.author()));
        data.put("publisher", thing("NewsMediaOrganization", paper.name()));
        data.put(
                "image",
                article.illustrations().stream()
                        .map(illustration -> image(paper, illustration))
                        .toList());
        return data;
    }

    private Map<String, Object> image(Paper paper, Illustration illustration) {
        Map<String, Object> data = thing("ImageObject", illustration.caption());
        data.put("url", links.picture(paper, illustration));
        data.put("caption", illustration.caption());
        data.put("creditText", illustration.credit());
        data.put("width", PictureRenderer.WIDTH);
        data.put("height", PictureRenderer.HEIGHT);
        return data;
    }

    private static Map<String, Object> thing(String type, String name) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@type", type);
        data.put("name", name);
        return data;
    }

    private String page(Paper paper, String title, String head, String content) {
        return "<!doctype html>\n<html lang=\"" + paper.locale().toLanguageTag() + "\" dir=\"" + paper.direction()
                + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>"
                + escape(title) + "</title>\n<link rel=\"alternate\" type=\""
                + paper.format().mediaType() + "\" title=\""
                + escape(paper.name()) + "\" href=\"" + links.feed(paper) + "\">\n" + head + "<style>" + STYLE
                + "</style>\n</head>\n<body>\n<header><a href=\"" + links.home(paper) + "\">" + escape(paper.name())
                + "</a><p>" + escape(paper.about()) + "</p></header>\n" + content + "\n</body>\n</html>\n";
    }

    /** The papers side by side, for a visitor of the bare address. */
    String index(List<Paper> papers) {
        return papers.stream()
                .map(paper -> "<li lang=\"" + paper.language() + "\" dir=\"" + paper.direction() + "\"><a href=\""
                        + links.home(paper) + "\">" + escape(paper.name()) + "</a></li>")
                .collect(Collectors.joining(
                        "\n",
                        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Demo newspapers</title></head><body><ul>\n",
                        "\n</ul></body></html>\n"));
    }

    private static String time(Paper paper, ZonedDateTime moment) {
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(paper.locale())
                .format(moment);
        return "<time datetime=\"" + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment) + "\">" + escape(date)
                + "</time>";
    }
}
