package org.jarida.runner.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds what stands at a path: the papers' home pages, feeds, articles and pictures, and one robots.txt. */
final class Site {

    private static final String ROBOTS = "User-agent: *\nDisallow:\n";
    private static final String HTML = "text/html";

    private final List<Paper> papers;
    private final Pages pages;
    private final Feeds feeds;
    private final Gallery gallery = new Gallery();

    Site(List<Paper> papers, Links links) {
        this.papers = papers;
        this.pages = new Pages(links);
        this.feeds = new Feeds(links);
    }

    Optional<Resource> find(String path) {
        if (path.equals("/robots.txt")) {
            return Optional.of(Resource.text("text/plain", ROBOTS, oldest()));
        }
        if (path.equals("/")) {
            return Optional.of(Resource.text(HTML, pages.index(papers), oldest()));
        }
        return papers.stream()
                .filter(paper -> path.startsWith("/" + paper.folder() + "/"))
                .findFirst()
                .flatMap(paper -> find(paper, path.substring(paper.folder().length() + 2)));
    }

    private Optional<Resource> find(Paper paper, String rest) {
        if (rest.isEmpty()) {
            return Optional.of(
                    Resource.text(HTML, pages.home(paper), paper.updated().toInstant()));
        }
        if (rest.equals(paper.format().fileName())) {
            return Optional.of(Resource.text(
                    paper.format().mediaType(),
                    feeds.write(paper),
                    paper.updated().toInstant()));
        }
        return paper.articles().stream()
                .flatMap(article -> find(paper, article, rest).stream())
                .findFirst();
    }

    private Optional<Resource> find(Paper paper, DemoArticle article, String rest) {
        Instant changed = article.updated().toInstant();
        if (rest.equals("articles/" + article.slug())) {
            return Optional.of(Resource.text(HTML, pages.article(paper, article), changed));
        }
        return article.illustrations().stream()
                .filter(illustration -> rest.equals("pictures/" + illustration.fileName()))
                .findFirst()
                .map(illustration -> Resource.of(
                        illustration.spec().format().mediaType(), gallery.bytes(illustration.spec()), changed));
    }

    private Instant oldest() {
        return papers.stream()
                .flatMap(paper -> paper.articles().stream())
                .map(article -> article.published().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
