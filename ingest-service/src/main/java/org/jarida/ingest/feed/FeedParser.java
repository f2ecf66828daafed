package org.jarida.ingest.feed;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jarida.ingest.charset.TextDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed in any of its formats from the bytes that a server sent, mending what can be mended. Nothing outside the
 * document is ever looked at. Pure and safe for concurrent use.
 */
public final class FeedParser {

    /** Entries read of one document; what stands behind them is ignored. */
    public static final int MAX_ENTRIES = 5_000;

    /** As {@link #parse(byte[], String, URI, ZoneId)} for a source whose zone is unknown: its bare dates are UTC. */
    public ParsedFeed parse(byte[] body, @Nullable String contentType, URI base) {
        return parse(body, contentType, base, ZoneOffset.UTC);
    }

    /**
     * Reads a feed.
     *
     * @param contentType the HTTP header's value, for its charset only: the format is told by the document
     * @param base where the document was found, for relative addresses; an empty one where it is unknown
     * @param zone the zone of dates that name none
     * @throws UnreadableFeedException when the document is no feed
     */
    public ParsedFeed parse(byte[] body, @Nullable String contentType, URI base, ZoneId zone) {
        var document = TextDecoder.decode(Unpacked.of(body), contentType);
        if (document.text().isBlank()) {
            throw new UnreadableFeedException("an empty document");
        }
        return isJson(document.text())
                ? JsonFeedReader.read(document, base.toString(), zone)
                : XmlFeedReader.read(document, base.toString(), zone);
    }

    private static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }
}
