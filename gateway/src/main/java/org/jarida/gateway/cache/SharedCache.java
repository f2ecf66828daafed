package org.jarida.gateway.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jarida.gateway.cache.Fetching.Single;
import org.jarida.gateway.cache.Fetching.Whole;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.SharedReads;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers questions that several readers ask. An answer is given again for a second, counted from the moment its service
 * was asked; afterwards the service is asked whether it still holds. Of those who ask the same at the same time one goes
 * to the service and all get what came of it, its problems too; but nobody joins a question that has been under way for
 * longer than an answer is fresh. So whatever is given was true at some moment of the last second before it was asked
 * for. Nothing is given in place of a service that is away.
 */
@Component
final class SharedCache {

    /** As long as an answer may take, with a broken connection tried again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final long freshNanos;
    private final KeptAnswers kept;
    private final Fetching fetching;
    private final Ticker ticker = Ticker.systemTicker();
    private final ConcurrentMap<Question, Flight> flights = new ConcurrentHashMap<>();
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    /** How a request was answered, for metrics. */
    private enum Outcome {
        HIT,
        RENEWED,
        FETCHED,
        JOINED,
        PASSED
    }

    /** An answer for a reader: kept or shared, or the service's own, or none: the request must go its own way. */
    sealed interface Given {}

    /** @param now ticks, by which its age is told; null when it was asked for on this request's behalf */
    record Shared(Answer answer, @Nullable Long now) implements Given {}

    record Own(Route route, UpstreamResponse answer) implements Given {}

    record Nothing() implements Given {}

    SharedCache(CacheSettings settings, SharedReads reads, MeterRegistry meters) {
        this.freshNanos = settings.fresh().toNanos();
        this.kept = new KeptAnswers(settings.size(), settings.unused(), ticker);
        this.fetching =
                new Fetching(reads, ticker, Math.toIntExact(settings.largest().toBytes()));
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    meters.counter(
                            "jarida.cache.requests", "outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
        Gauge.builder("jarida.cache.bytes", kept, KeptAnswers::bytes).register(meters);
        Gauge.builder("jarida.cache.answers", kept, KeptAnswers::count).register(meters);
    }

    boolean isOn() {
        return freshNanos > 0;
    }

    KeptAnswers kept() {
        return kept;
    }

    /** A kept answer that is fresh; null when there is none. */
    @Nullable Shared fresh(Question question) {
        Answer answer = kept.find(question);
        long now = ticker.read();
        if (answer == null || !answer.isFresh(now, freshNanos)) {
            return null;
        }
        count(Outcome.HIT);
        return new Shared(answer, now);
    }

    /** The answer to a question that no fresh answer is kept for. */
    Given ask(Route route, Question question, HttpServletRequest request) {
        long now = ticker.read();
        Flight mine = new Flight(now);
        Flight flight = flights.compute(
                question, (same, other) -> other != null && now - other.begun() < freshNanos ? other : mine);
        if (flight == mine) {
            return lead(mine, route, question, request);
        }
        Optional<Answer> answer = flight.await(LONGEST_WAIT);
        count(answer.isPresent() ? Outcome.JOINED : Outcome.PASSED);
        return answer.<Given>map(shared -> new Shared(shared, ticker.read())).orElseGet(Nothing::new);
    }

    private Given lead(Flight flight, Route route, Question question, HttpServletRequest request) {
        try {
            Shared arrived = fresh(question);
            if (arrived != null) {
                flight.land(Optional.of(arrived.answer()));
                return arrived;
            }
            return switch (fetching.fetch(route, question, kept.find(question), request)) {
                case Whole whole -> share(flight, question, whole);
                case Single single -> {
                    kept.drop(question);
                    flight.land(Optional.empty());
                    count(Outcome.PASSED);
                    yield new Own(route, single.answer());
                }
            };
        } catch (RuntimeException | Error e) {
            flight.fail(e);
            throw e;
        } finally {
            flights.remove(question, flight);
        }
    }

    private Given share(Flight flight, Question question, Whole whole) {
        Answer answer = whole.answer();
        if (answer.life().isPositive()) {
            kept.keep(question, answer);
        } else {
            kept.drop(question);
        }
        flight.land(Optional.of(answer));
        count(whole.renewed() ? Outcome.RENEWED : Outcome.FETCHED);
        return new Shared(answer, null);
    }

    private void count(Outcome outcome) {
        Counter counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }
}
