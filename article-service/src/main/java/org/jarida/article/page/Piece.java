package org.jarida.article.page;

/** A piece of an article's body, in reading order. */
public sealed interface Piece {

    /** Sanitised HTML, which may open an element that a later piece closes. */
    record Text(String html) implements Piece {}

    /** An image with its caption and the form to report it. */
    record Image(Picture picture) implements Piece {}
}
