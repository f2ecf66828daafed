package org.jarida.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import org.jarida.ingest.preview.PageSource;

/** Fetches a document for a preview, by the rules of every other fetch. */
public final class FetchingPageSource implements PageSource {

    private final Fetcher fetcher;

    public FetchingPageSource(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Fetched fetch(URI address) throws IOException {
        return switch (fetcher.fetch(FetchRequest.feed(address))) {
            case FetchOutcome.Fetched it -> new Fetched(it.address(), it.contentType(), it.body());
            case FetchOutcome.Failed failed -> throw new IOException(failed.detail());
            case FetchOutcome.TooManyRequests _ ->
                throw new IOException("the server asks to be left alone for a while");
            case FetchOutcome.Gone _ -> throw new IOException("the server says that it is gone for good");
            case FetchOutcome.NotModified _ -> throw new IOException("the server sent nothing");
        };
    }
}
