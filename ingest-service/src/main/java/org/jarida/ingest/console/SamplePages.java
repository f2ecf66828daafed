package org.jarida.ingest.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jarida.ingest.discovery.PageVisit;
import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.springframework.stereotype.Component;

/** Pages of a source to try selectors on; what is kept of one is not fetched again. */
@Component
class SamplePages {

    private static final int MOST_ARTICLES = 10;
    private static final int MOST_DOCUMENTS = 3;

    private final RawArchive archive;
    private final Entries entries;
    private final PageVisit visits;

    SamplePages(RawArchive archive, Entries entries, PageVisit visits) {
        this.archive = archive;
        this.entries = entries;
        this.visits = visits;
    }

    /** The pages of articles that came lately, then those that list articles. */
    List<String> addresses(Source source) {
        Stream<String> articles = archive.feedsOf(source.id()).stream()
                .limit(MOST_DOCUMENTS)
                .flatMap(document -> document.articles().stream())
                .distinct()
                .limit(MOST_ARTICLES)
                .flatMap(article -> entries.find(article).stream())
                .flatMap(known -> Stream.ofNullable(known.text()))
                .flatMap(text -> Stream.ofNullable(text.url()));
        return Stream.concat(articles, listings(source)).distinct().toList();
    }

    private static Stream<String> listings(Source source) {
        return source.description().feeds().stream()
                .filter(feed -> feed.kind() == FeedKind.LISTING)
                .map(FeedAddress::url);
    }

    static boolean isListing(Source source, String url) {
        return listings(source).anyMatch(url::equals);
    }

    /** The page of an article as it is kept. */
    Optional<RawDocument> kept(Source source, String url) {
        return entries.at(List.of(source.id()), url).stream()
                .flatMap(known -> archive.page(known.id()).stream())
                .findFirst()
                .flatMap(page -> archive.body(page)
                        .map(body -> new RawDocument(body, page.contentType(), URI.create(page.address()))));
    }

    /** What is made of a page when it can be had, or of why it cannot. */
    <T> T read(Source source, URI address, Function<RawDocument, T> came, Function<PollError, T> failed) {
        return kept(source, address.toString()).map(came).orElseGet(() -> visits.fetch(address, came, failed));
    }
}
