package org.jarida.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jarida.ingest.fetch.FetchOutcome.Failed;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.fetch.FilteringDnsResolver.ForbiddenAddressException;
import org.jarida.ingest.fetch.HttpExchange.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches over http and https, politely and safely: public addresses only, checked on the address dialled at every
 * redirect; at most {@value #MOST_REDIRECTS} redirects; bounded in bytes and time; what robots.txt forbids is not fetched,
 * after a redirect neither; one request at a time to a registrable domain, by whichever replica. Blocks; safe for concurrent use. What a server does ends in an outcome, never in an exception.
 */
public final class Fetcher implements AutoCloseable {

    static final int MOST_REDIRECTS = 5;

    /** What the longest request may overrun its time by before other replicas take its turn. */
    private static final Duration LEASE_SLACK = Duration.ofSeconds(10);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);

    private static final Pattern NUMERIC_HOST = Pattern.compile("(?:[0-9a-fA-FxX]+\\.)*[0-9][0-9a-fA-FxX]*\\.?");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private final HttpExchange exchange;
    private final DomainGate gate;
    private final Robots robots;
    private final AllowList allowed;
    private final Duration delay;
    private final Duration timeout;
    private final Clock clock;

    /** For a process that shares its visits with no other. */
    public Fetcher(FetchSettings settings, Clock clock) {
        this(settings, clock, SystemDefaultDnsResolver.INSTANCE, DomainLeases.ALONE);
    }

    Fetcher(FetchSettings settings, Clock clock, DnsResolver resolver, DomainLeases leases) {
        this.allowed = new AllowList(settings.allow());
        this.exchange = new HttpExchange(settings, new FilteringDnsResolver(allowed, settings.outside(), resolver));
        this.gate = new DomainGate(settings.patience(), settings.timeout().plus(LEASE_SLACK), leases, clock);
        this.robots = new Robots(settings.userAgent(), this::readRobots, clock);
        this.delay = settings.delay();
        this.timeout = settings.timeout();
        this.clock = clock;
    }

    /** Fetches what robots may; never throws for anything that a server or the network did. */
    public FetchOutcome fetch(FetchRequest request) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            return follow(request, deadline, robots::refusal);
        } catch (IOException | CancellationException failure) {
            return failed(failure, deadline);
        } catch (DomainGate.BusyException _) {
            return new Failed(Reason.BUSY, "our own requests kept the site busy");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Failed(Reason.BUSY, "stopped while waiting");
        }
    }

    private FetchOutcome readRobots(URI address, long deadline) throws InterruptedException, DomainGate.BusyException {
        try {
            return follow(FetchRequest.robots(address), deadline, (_, _) -> Optional.empty());
        } catch (IOException | CancellationException failure) {
            return failed(failure, deadline);
        }
    }

    /** Tells why an address must not be fetched. */
    private interface Rules {
        Optional<Failed> refusal(URI address, long deadline) throws InterruptedException, DomainGate.BusyException;
    }

    private FetchOutcome follow(FetchRequest request, long deadline, Rules rules)
            throws IOException, InterruptedException, DomainGate.BusyException {
        URI address = request.address();
        boolean permanent = true;
        long end = deadline;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            String host = checkedHost(address);
            long asked = System.nanoTime();
            Optional<Failed> refusal = rules.refusal(address, end);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (redirects == 0) {
                end += System.nanoTime()
                        - asked; // a slow robots.txt has a time of its own, that of one redirect has not
            }
            Answer answer;
            asked = System.nanoTime();
            try (var _ = gate.enter(host, delayAfter(address))) {
                end += System.nanoTime() - asked; // waiting for our own turn is not the server's fault
                answer = exchange.send(address, request, end);
            }
            if (!REDIRECTS.contains(answer.status()) || answer.location() == null) {
                return outcome(answer, address, redirects > 0 && permanent ? address : null);
            }
            permanent &= PERMANENT.contains(answer.status());
            address = target(address, answer.location());
        }
        return new Failed(Reason.TOO_MANY_REDIRECTS, "more than " + MOST_REDIRECTS + " redirects");
    }

    /** Politeness is for other people's servers. */
    private Duration delayAfter(URI address) {
        if (allowed.lists(address.getHost(), port(address))) {
            return Duration.ZERO;
        }
        Duration asked = robots.delayOf(address);
        return asked.compareTo(delay) > 0 ? asked : delay;
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private FetchOutcome outcome(Answer answer, URI address, @Nullable URI movedTo) {
        var headers = answer.headers();
        Duration retryAfter = ResponseHeaders.retryAfter(headers, clock);
        if (answer.status() == 503 && retryAfter != null) {
            return new FetchOutcome.TooManyRequests(retryAfter);
        }
        return switch (answer.status()) {
            case 200, 203 ->
                new FetchOutcome.Fetched(
                        address,
                        answer.body(),
                        ResponseHeaders.text(headers, "Content-Type"),
                        ResponseHeaders.text(headers, "ETag"),
                        ResponseHeaders.text(headers, "Last-Modified"),
                        ResponseHeaders.freshFor(headers, clock),
                        ResponseHeaders.all(headers, "X-Robots-Tag"),
                        movedTo);
            case 304 -> new FetchOutcome.NotModified(ResponseHeaders.freshFor(headers, clock), movedTo);
            case 410 -> new FetchOutcome.Gone();
            case 429 -> new FetchOutcome.TooManyRequests(retryAfter);
            case 408, 425 -> answered(Reason.HTTP_STATUS, answer);
            default -> answered(answer.status() / 100 == 4 ? Reason.REFUSED : Reason.HTTP_STATUS, answer);
        };
    }

    private static Failed answered(Reason reason, Answer answer) {
        return new Failed(reason, "the server answered " + answer.status(), answer.status());
    }

    private static String checkedHost(URI address) throws InvalidAddressException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (!(scheme.equals("http") || scheme.equals("https")) || host == null || address.getRawUserInfo() != null) {
            throw new InvalidAddressException();
        }
        if (NUMERIC_HOST.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches()) {
            throw new InvalidAddressException(); // octal, hexadecimal or short: everyone reads it differently
        }
        return host;
    }

    /** A Location header as browsers read it: relative, with spaces or bare non-ASCII letters in it. */
    private static URI target(URI from, String location) throws InvalidAddressException {
        try {
            URI target =
                    from.resolve(new URI(location.strip().replace(" ", "%20"))).normalize();
            return new URI(target.toASCIIString().replaceFirst("#.*", ""));
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new InvalidAddressException();
        }
    }

    private static Failed failed(Exception failure, long deadline) {
        return switch (failure) {
            case InvalidAddressException _ ->
                new Failed(Reason.INVALID_ADDRESS, "only http and https addresses can be fetched");
            case ForbiddenAddressException forbidden ->
                new Failed(Reason.ADDRESS_NOT_ALLOWED, String.valueOf(forbidden.getMessage()));
            case UnknownHostException _ -> new Failed(Reason.UNKNOWN_HOST, "there is no server of that name");
            case BodyReader.TooLargeException _ -> new Failed(Reason.TOO_LARGE, "the answer is too large");
            case BodyReader.UndecodableException undecodable ->
                new Failed(Reason.UNREADABLE, String.valueOf(undecodable.getMessage()));
            case SSLException _ -> new Failed(Reason.TLS, "no secure connection can be made");
            case InterruptedIOException _ -> new Failed(Reason.TIMEOUT, "the server did not answer in time");
            default ->
                System.nanoTime() - deadline >= -TimeUnit.MILLISECONDS.toNanos(100)
                        ? new Failed(Reason.TIMEOUT, "the server did not answer in time")
                        : new Failed(Reason.UNREACHABLE, "the connection failed");
        };
    }

    @Override
    public void close() {
        exchange.close();
    }

    private static final class InvalidAddressException extends IOException {}
}
