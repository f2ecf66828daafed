package org.jarida.runner.demo;

import java.util.List;

/** A piece of an article's body, in reading order. Text may carry the inline marks that {@link BodyHtml} knows. */
sealed interface Block {

    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Quote(String text) implements Block {}

    record Bullets(List<String> lines) implements Block {}

    record Steps(List<String> lines) implements Block {}

    /** A table whose first row is its head; all rows have the same number of cells. */
    record Table(List<List<String>> rows) implements Block {}

    /** A picture of the article, by its place in the front matter, counted from 1. */
    record Figure(int number) implements Block {}
}
