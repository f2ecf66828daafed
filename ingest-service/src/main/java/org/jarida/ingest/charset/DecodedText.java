package org.jarida.ingest.charset;

/** A document as text, without its byte order mark, and how its encoding was found. */
public record DecodedText(String text, CharsetFinding charset) {}
