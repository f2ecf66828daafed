package org.jarida.runner.demo;

/**
 * Absolute addresses of everything that is served.
 *
 * @param base scheme, host and port, without a slash at the end
 */
record Links(String base) {

    String home(Paper paper) {
        return base + "/" + paper.folder() + "/";
    }

    String feed(Paper paper) {
        return home(paper) + paper.format().fileName();
    }

    String article(Paper paper, DemoArticle article) {
        return home(paper) + "articles/" + article.slug();
    }

    String picture(Paper paper, Illustration illustration) {
        return home(paper) + "pictures/" + illustration.fileName();
    }

    /** An identifier of the article that does not depend on where the demo is served. */
    static String tag(Paper paper, DemoArticle article) {
        return "tag:demo.jarida.example,2026:" + paper.id() + "/" + article.slug();
    }
}
