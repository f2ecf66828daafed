package org.jarida.ingest.poll;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.FeedState.Part;
import org.jspecify.annotations.Nullable;

/** Fetches what a sitemap index names, and what is known of it only when it has changed. For one poll, by one thread. */
final class PartVisits implements FurtherDocuments {

    /** Parts remembered of an index, those visited last; more than one poll reads, since it does not read the same ones each time. */
    private static final int MOST = 32;

    private final Fetcher fetcher;
    private final Map<String, Part> known = new LinkedHashMap<>();
    private final List<FetchOutcome.Fetched> fetched = new ArrayList<>();
    private @Nullable URI unchanged;

    /** @param last the parts as they were last read, empty when each is wanted whole */
    PartVisits(Fetcher fetcher, List<Part> last) {
        this.fetcher = fetcher;
        last.forEach(part -> known.put(part.url(), part));
    }

    @Override
    public Optional<RawDocument> get(URI address) {
        Part last = known.get(address.toString());
        FetchRequest whole = FetchRequest.feed(address);
        FetchRequest request = last == null ? whole : whole.ifChanged(last.etag(), last.lastModified());
        unchanged = null;
        return switch (fetcher.fetch(request)) {
            case FetchOutcome.Fetched part -> {
                fetched.add(part);
                remember(new Part(address.toString(), part.etag(), part.lastModified()));
                yield Optional.of(new RawDocument(part.body(), part.contentType(), part.address()));
            }
            case FetchOutcome.NotModified _ -> {
                unchanged = address;
                if (last != null) {
                    remember(last);
                }
                yield Optional.empty();
            }
            case FetchOutcome.TooManyRequests _, FetchOutcome.Gone _, FetchOutcome.Failed _ -> Optional.empty();
        };
    }

    @Override
    public boolean unchanged(URI address) {
        return address.equals(unchanged);
    }

    @Override
    public void namesOthers(URI address) {
        known.remove(address.toString());
    }

    private void remember(Part part) {
        known.remove(part.url());
        if (part.etag() != null || part.lastModified() != null) {
            known.put(part.url(), part);
        }
    }

    /** What came. */
    List<FetchOutcome.Fetched> fetched() {
        return fetched;
    }

    /** What the next poll need not fetch again unless it changes. */
    List<Part> known() {
        List<Part> all = List.copyOf(known.values());
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }
}
