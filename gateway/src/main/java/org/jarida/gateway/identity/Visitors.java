package org.jarida.gateway.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarida.gateway.keys.KeyFolder;
import org.jarida.gateway.keys.Keys;
import org.jarida.gateway.rate.Allowances;
import org.jarida.gateway.site.SiteCookies;
import org.springframework.stereotype.Component;

/**
 * Recognises readers by the cookie that we signed, and makes a new reader of whoever needs to be one.
 */
@Component
public class Visitors {

    private static final String COOKIE = "jarida-reader";
    /** The longest that browsers keep a cookie. */
    private static final Duration COOKIE_AGE = Duration.ofDays(400);

    private static final Duration FAMILIAR_AGE = Duration.ofHours(24);
    private static final int FAMILIAR_WEIGHT = 750;
    private static final int FRESH_WEIGHT = 500;
    private static final int CROWDED_WEIGHT = 250;

    private final KeyFolder folder;
    private final SiteCookies cookies;
    private final Clock clock;
    private final Allowances<Network> issuing;

    Visitors(KeyFolder folder, SiteCookies cookies, Clock clock, IssuingSettings limits) {
        this.folder = folder;
        this.cookies = cookies;
        this.clock = clock;
        this.issuing = new Allowances<>(List.of(limits.often(), limits.daily()), Ticker.systemTicker());
    }

    /**
     * Tells who is asking.
     *
     * @param needsReader whether this request must have a reader, so that a stranger becomes one
     */
    public Visitor identify(HttpServletRequest request, boolean needsReader) {
        Keys keys = folder.current();
        Instant now = clock.instant();
        Network network = Network.of(request.getRemoteAddr());
        List<String> networkKeys = ReaderKeys.ofNetwork(network, keys);
        Optional<ReaderId> known = known(request, keys, now);
        if (known.isPresent()) {
            ReaderId reader = known.get();
            return new Visitor(ReaderKeys.ofReader(reader, keys), weight(reader, now), networkKeys, null);
        }
        if (!needsReader) {
            return new Visitor(List.of(), 0, networkKeys, null);
        }
        ReaderId stranger = ReaderCookie.newReader(now, !issuing.take(network).allowed());
        String cookie = ReaderCookie.write(stranger, keys);
        return new Visitor(ReaderKeys.ofReader(stranger, keys), weight(stranger, now), networkKeys, cookie);
    }

    /** The random id of a reader whose cookie is ours; nothing for a stranger. Only to count by. */
    public Optional<String> readerOf(HttpServletRequest request) {
        return known(request, folder.current(), clock.instant()).map(ReaderId::id);
    }

    private Optional<ReaderId> known(HttpServletRequest request, Keys keys, Instant now) {
        return cookies.read(request, COOKIE).stream()
                .flatMap(value -> ReaderCookie.read(value, keys, now).stream())
                .findFirst();
    }

    /** What a report of a reader counts, in thousandths. */
    static int weight(ReaderId reader, Instant now) {
        if (!reader.issued().plus(FAMILIAR_AGE).isAfter(now)) {
            return FAMILIAR_WEIGHT;
        }
        return reader.crowded() ? CROWDED_WEIGHT : FRESH_WEIGHT;
    }

    /** Gives a new reader the cookie. */
    public void welcome(Visitor visitor, HttpServletResponse response) {
        if (visitor.newCookie() != null) {
            cookies.set(response, COOKIE, visitor.newCookie(), COOKIE_AGE);
        }
    }
}
