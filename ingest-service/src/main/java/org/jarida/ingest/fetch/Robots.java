package org.jarida.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jarida.ingest.fetch.DomainGate.BusyException;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What servers let robots do (RFC 9309), asked once and remembered for each origin. No robots.txt (4xx) allows everything;
 * one that cannot be read (5xx, no answer) forbids everything for a while, unless older rules are known, which then go on.
 * One that was unreadable for thirty days counts as none.
 */
final class Robots {

    private static final Duration LONGEST_MEMORY = Duration.ofHours(24);
    private static final Duration SHORTEST_MEMORY = Duration.ofHours(1);
    private static final Duration UNREADABLE_FOR = Duration.ofMinutes(10);
    private static final Duration SILENT_FOR = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(30);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private static final long MOST_REMEMBERED_BYTES = 32_000_000;
    private static final int BYTES_OF_AN_ORIGIN = 500;
    private static final int BYTES_OF_A_RULE = 150;

    private static final Pattern PRODUCT_TOKEN = Pattern.compile("^[A-Za-z_-]+");
    private static final SimpleRobotRules NONE = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);

    private final String name;
    private final Reader reader;
    private final Clock clock;
    private final ConcurrentHashMap<String, CompletableFuture<Known>> underWay = new ConcurrentHashMap<>();
    private final Cache<String, Known> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED_BYTES)
            .<String, Known>weigher((_, known) -> known.bytes())
            .build();

    /** Fetches a robots.txt, asking no robots.txt before it. */
    @FunctionalInterface
    interface Reader {
        FetchOutcome read(URI address, long deadline) throws InterruptedException, BusyException;
    }

    /**
     * What is known of an origin.
     *
     * @param refusal why nothing may be fetched: its robots.txt cannot be read and no older rules are known
     * @param unreadableSince null when the last reading succeeded
     */
    private record Known(
            SimpleRobotRules rules,
            @Nullable Failed refusal,
            Instant until,
            @Nullable Instant unreadableSince) {

        int bytes() {
            return BYTES_OF_AN_ORIGIN + BYTES_OF_A_RULE * rules.getRobotRules().size();
        }
    }

    /** @param userAgent the product token before its version is the name that rules are looked up by */
    Robots(String userAgent, Reader reader, Clock clock) {
        var token = PRODUCT_TOKEN.matcher(userAgent);
        this.name = token.find() ? token.group().toLowerCase(Locale.ROOT) : "jarida";
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Why an address must not be fetched; empty when it may. Blocks while the server's robots.txt is read.
     *
     * @param deadline of that reading, in the time of {@link System#nanoTime()}
     */
    Optional<Failed> refusal(URI address, long deadline) throws InterruptedException, BusyException {
        Known known = known(address, deadline);
        if (known.refusal() != null) {
            return Optional.of(known.refusal());
        }
        return known.rules().isAllowed(address.toASCIIString())
                ? Optional.empty()
                : Optional.of(new Failed(Reason.ROBOTS, "its robots.txt forbids it"));
    }

    /** The pause that the server asks for between two visits, as far as that is known by now; at most half a minute. */
    Duration delayOf(URI address) {
        Known known = remembered.getIfPresent(origin(address));
        long millis = known == null ? 0 : known.rules().getCrawlDelay();
        Duration asked = Duration.ofMillis(Math.max(0, millis)); // negative when there is none
        return asked.compareTo(LONGEST_DELAY) < 0 ? asked : LONGEST_DELAY;
    }

    private Known known(URI address, long deadline) throws InterruptedException, BusyException {
        String origin = origin(address);
        Known before = remembered.getIfPresent(origin);
        if (before != null && clock.instant().isBefore(before.until())) {
            return before;
        }
        CompletableFuture<Known> mine = new CompletableFuture<>();
        CompletableFuture<Known> others = underWay.putIfAbsent(origin, mine);
        if (others != null) {
            return result(others);
        }
        try {
            Known now = read(address.resolve("/robots.txt"), before, deadline);
            remembered.put(origin, now);
            mine.complete(now);
            return now;
        } finally {
            underWay.remove(origin);
            mine.completeExceptionally(new BusyException()); // no effect where it was completed
        }
    }

    private static Known result(CompletableFuture<Known> others) throws InterruptedException, BusyException {
        try {
            return others.get();
        } catch (ExecutionException _) {
            throw new BusyException();
        }
    }

    private Known read(URI file, @Nullable Known before, long deadline) throws InterruptedException, BusyException {
        return switch (reader.read(file, deadline)) {
            case FetchOutcome.Fetched fetched -> readable(parsed(file, fetched.body()), fetched.freshFor());
            case FetchOutcome.Gone _, FetchOutcome.NotModified _ -> readable(NONE, null);
            case FetchOutcome.TooManyRequests(var retryAfter) ->
                unreadable(
                        new Failed(Reason.ROBOTS_UNREACHABLE, "its robots.txt cannot be had: the server asks to wait"),
                        before,
                        within(UNREADABLE_FOR, retryAfter == null ? UNREADABLE_FOR : retryAfter));
            case Failed failed ->
                switch (failed.reason()) {
                    case BUSY -> throw new BusyException();
                    case REFUSED, TOO_MANY_REDIRECTS -> readable(NONE, null);
                    case HTTP_STATUS ->
                        failed.status() < 400
                                ? readable(NONE, null)
                                : unreadable(unreachable(failed), before, UNREADABLE_FOR);
                    case UNKNOWN_HOST, UNREACHABLE, TIMEOUT, TLS, ADDRESS_NOT_ALLOWED ->
                        unreadable(failed, before, SILENT_FOR); // what any other address of that server would end in
                    default -> unreadable(unreachable(failed), before, UNREADABLE_FOR);
                };
        };
    }

    private static Failed unreachable(Failed failed) {
        String detail = "its robots.txt cannot be read: " + failed.detail();
        return new Failed(Reason.ROBOTS_UNREACHABLE, detail, failed.status());
    }

    private Known readable(SimpleRobotRules rules, @Nullable Duration freshFor) {
        Duration memory = freshFor == null ? LONGEST_MEMORY : within(SHORTEST_MEMORY, freshFor);
        return new Known(rules, null, clock.instant().plus(memory), null);
    }

    private Known unreadable(Failed failure, @Nullable Known before, Duration memory) {
        Instant now = clock.instant();
        Instant since = before == null || before.unreadableSince() == null ? now : before.unreadableSince();
        boolean rulesKnown = before != null && before.refusal() == null;
        boolean forLong = !since.plus(GIVEN_UP_AFTER).isAfter(now);
        SimpleRobotRules rules = before != null && rulesKnown ? before.rules() : NONE;
        return new Known(rules, rulesKnown || forLong ? null : failure, now.plus(memory), since);
    }

    private static Duration within(Duration least, Duration asked) {
        Duration atLeast = asked.compareTo(least) < 0 ? least : asked;
        return atLeast.compareTo(LONGEST_MEMORY) > 0 ? LONGEST_MEMORY : atLeast;
    }

    private SimpleRobotRules parsed(URI file, byte[] body) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        return parser.parseContent(file.toASCIIString(), wholeLines(body), "text/plain", List.of(name));
    }

    /** Of a file that was cut the last line may have lost its end, and with it its meaning. */
    private static byte[] wholeLines(byte[] body) {
        if (body.length < FetchRequest.ROBOTS_LIMIT) {
            return body;
        }
        int end = body.length;
        while (end > 0 && body[end - 1] != '\n' && body[end - 1] != '\r') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort()).toLowerCase(Locale.ROOT);
    }
}
