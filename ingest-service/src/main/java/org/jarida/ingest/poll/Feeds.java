package org.jarida.ingest.poll;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.fetch.DomainGate;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceWatcher;

/** The feeds of the sources: follows every change of a source, and tells editors how its feeds do. */
public final class Feeds implements SourceWatcher {

    private final FeedStore store;
    private final Clock clock;
    private final Runnable wakeScheduler;

    Feeds(FeedStore store, Clock clock, Runnable wakeScheduler) {
        this.store = store;
        this.clock = clock;
        this.wakeScheduler = wakeScheduler;
    }

    @Override
    public void changed(Source source) {
        Instant now = now();
        List<Feed> known = store.ofSource(source.id());
        List<Feed> feeds = source.removed()
                ? List.of()
                : source.description().feeds().stream()
                        .map(address -> feed(source, address, known, now))
                        .toList();
        store.keepOnly(source.id(), feeds);
        wakeScheduler.run();
    }

    /** Has every feed of a source polled as soon as possible and read whole, even one whose server said that it is gone. */
    public void pollNow(String sourceId) {
        store.askForAll(sourceId, now());
        wakeScheduler.run();
    }

    /** How the feeds of a source do. */
    public List<FeedHealth> health(Source source) {
        Instant now = now();
        return store.ofSource(source.id()).stream()
                .map(feed -> FeedHealth.of(feed, kind(source, feed), formerUrls(source, feed), now))
                .toList();
    }

    /** The same of many sources at a time, by their ids; one without feeds is left out. */
    public Map<String, List<FeedHealth>> health(Collection<Source> sources) {
        Instant now = now();
        Map<String, Source> byId = sources.stream().collect(Collectors.toMap(Source::id, Function.identity()));
        Map<String, List<FeedHealth>> health = new HashMap<>();
        for (Feed feed : store.all()) {
            Source source = byId.get(feed.sourceId());
            if (source != null) {
                health.computeIfAbsent(source.id(), _ -> new ArrayList<>())
                        .add(FeedHealth.of(feed, kind(source, feed), formerUrls(source, feed), now));
            }
        }
        return health;
    }

    /** Of what kind its source says that a feed is. */
    static FeedKind kind(Source source, Feed feed) {
        return source.description().feeds().stream()
                .filter(address -> id(source, address).equals(feed.id()))
                .map(FeedAddress::kind)
                .findFirst()
                .orElse(FeedKind.FEED);
    }

    private static String id(Source source, FeedAddress address) {
        return source.id() + ":" + DigestUtils.sha256Hex(address.url()).substring(0, 16);
    }

    private static List<String> formerUrls(Source source, Feed feed) {
        return source.description().feeds().stream()
                .filter(address -> address.url().equals(feed.url()))
                .flatMap(address -> address.formerUrls().stream())
                .toList();
    }

    /** A new one, with what is known of it from the address that it has moved from. */
    private static Feed feed(Source source, FeedAddress address, List<Feed> known, Instant now) {
        String id = id(source, address);
        String host = URI.create(address.url()).getHost();
        FeedState state = known.stream()
                .filter(feed -> address.formerUrls().contains(feed.url()))
                .findFirst()
                .map(feed -> feed.state().moved())
                .orElse(FeedState.unpolled());
        return new Feed(id, source.id(), address.url(), DomainGate.domainOf(host), now, source.paused(), false, state);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
