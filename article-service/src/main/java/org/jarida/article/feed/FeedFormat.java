package org.jarida.article.feed;

import java.util.Locale;
import org.springframework.http.MediaType;

/** The formats in which every feed can be had. */
enum FeedFormat {
    RSS("application/rss+xml;charset=UTF-8"),
    ATOM("application/atom+xml;charset=UTF-8"),
    JSON("application/feed+json");

    private final String type;

    FeedFormat(String type) {
        this.type = type;
    }

    /** The format that a feed's address ends in. */
    static FeedFormat of(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }

    /** The path of a feed in this format. */
    String path(String query) {
        return "/feeds/articles." + name().toLowerCase(Locale.ROOT) + query;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    byte[] write(Feed feed) {
        return switch (this) {
            case RSS -> Rss.write(feed);
            case ATOM -> Atom.write(feed);
            case JSON -> JsonFeed.write(feed);
        };
    }
}
