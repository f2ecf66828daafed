package org.jarida.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * One address of a source to poll.
 *
 * @param formerUrls those that it had before its server moved it for good, latest last
 */
public record FeedAddress(
        String url,
        FeedKind kind,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerUrls) {

    private static final int MOST_FORMER = 10;

    public FeedAddress {
        formerUrls = formerUrls == null ? List.of() : List.copyOf(formerUrls);
    }

    public FeedAddress(String url, FeedKind kind) {
        this(url, kind, List.of());
    }

    FeedAddress movedTo(String target) {
        List<String> former = new ArrayList<>(formerUrls);
        former.remove(target);
        former.add(url);
        return new FeedAddress(target, kind, former.subList(Math.max(0, former.size() - MOST_FORMER), former.size()));
    }

    FeedAddress as(FeedKind otherKind) {
        return new FeedAddress(url, otherKind, formerUrls);
    }
}
