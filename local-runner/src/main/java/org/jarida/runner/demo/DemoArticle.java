package org.jarida.runner.demo;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * One article of a paper as written in its file.
 *
 * @param slug file name without its ending; unique in the paper and part of the address
 * @param published in the paper's zone
 * @param updated never before {@code published}
 * @param illustrations at least one; the first stands above the text
 * @param related slugs of the same paper
 */
record DemoArticle(
        String slug,
        String title,
        String section,
        List<String> tags,
        String author,
        String summary,
        ZonedDateTime published,
        ZonedDateTime updated,
        List<Illustration> illustrations,
        List<String> related,
        List<Block> body) {

    Illustration lead() {
        return illustrations.getFirst();
    }
}
