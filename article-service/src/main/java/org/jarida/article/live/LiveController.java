package org.jarida.article.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jarida.events.ArticleEvent;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * The stream of live headlines (server-sent events, WHATWG HTML 9.2), of which each gateway reads one for all its readers.
 * Events are {@code published}, {@code revised} and {@code withdrawn}, with the data of {@link LiveHeadline}; {@code ready}
 * when the stream begins; {@code missed} when more came since the reader's {@code Last-Event-ID} than is remembered, after
 * which the reader asks {@code /api/v1/headlines} again. With {@code until}, the id of an event, the stream tells what came
 * before that one and ends, for a gateway whose readers share the stream from there on.
 */
@RestController
class LiveController {

    private static final Logger log = LoggerFactory.getLogger(LiveController.class);
    private static final String RETRY_MILLIS = "3000";
    /** How far a replica may be behind another that told of an event first. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(5);

    private final LiveNews news;
    private final LiveHeadlines headlines;
    private final LiveSettings settings;
    private final Semaphore free;

    LiveController(LiveNews news, LiveHeadlines headlines, LiveSettings settings, MeterRegistry meters) {
        this.news = news;
        this.headlines = headlines;
        this.settings = settings;
        this.free = new Semaphore(settings.readers());
        meters.gauge("jarida.live.readers", free, left -> (double) settings.readers() - left.availablePermits());
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(required = false) @Nullable String until,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!free.tryAcquire()) {
            var full = new ProblemException(ProblemType.UNAVAILABLE, "Too many listen just now. Try again in a while.");
            full.getHeaders().set(HttpHeaders.RETRY_AFTER, "60");
            throw full;
        }
        try {
            ShallowEtagHeaderFilter.disableContentCaching(request);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(UTF_8.name());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                tell(last, until, response.getOutputStream());
            }
        } finally {
            free.release();
        }
    }

    private void tell(@Nullable String last, @Nullable String until, OutputStream reader) throws InterruptedException {
        Optional<LivePlace> from = Optional.ofNullable(last).flatMap(LivePlace::decode);
        LiveNews.Watch watch = news.watch(from.orElse(null));
        try {
            write(reader, "retry: " + RETRY_MILLIS + "\n" + message(watch, "ready", "{}"));
            if (last != null && from.isEmpty()) {
                write(reader, message(watch, "missed", "{}"));
            }
            if (until == null) {
                tellOn(watch, reader);
            } else {
                tellUntil(LivePlace.decode(until), watch, reader);
            }
        } catch (IOException gone) {
            log.debug("a reader has gone: {}", gone.toString());
        } catch (RuntimeException failure) { // what has begun can only end; its reader comes back to the same place
            log.warn("a stream of live headlines was cut off: {}", failure.toString());
        }
    }

    private void tellOn(LiveNews.Watch watch, OutputStream reader) throws IOException, InterruptedException {
        while (!news.isClosed()) {
            LiveNews.News next = watch.next(settings.beat());
            String words = messages(watch, next.missed(), next.events());
            write(reader, words.isEmpty() ? ":\n\n" : words);
        }
    }

    /** Another replica's event may not have come to this one yet; an id that is not ours never will. */
    private void tellUntil(Optional<LivePlace> end, LiveNews.Watch watch, OutputStream reader)
            throws IOException, InterruptedException {
        boolean reached = end.isPresent() && news.awaitReached(end.get(), LONGEST_LAG);
        LiveNews.News all = watch.next(Duration.ZERO);
        List<ReceivedEvent<ArticleEvent>> before = all.events().stream()
                .filter(each -> end.isPresent() && !end.get().isBefore(each.partition(), each.offset()))
                .toList();
        write(reader, messages(watch, all.missed() || !reached, before));
    }

    private String messages(LiveNews.Watch watch, boolean missed, List<ReceivedEvent<ArticleEvent>> events) {
        StringBuilder words = new StringBuilder();
        if (missed) {
            words.append(message(watch, "missed", "{}"));
        }
        for (ReceivedEvent<ArticleEvent> each : events) {
            watch.told(each);
            words.append(message(watch, LiveHeadlines.name(each.event()), headlines.json(each.event())));
        }
        return words.toString();
    }

    private static String message(LiveNews.Watch watch, String event, String data) {
        LivePlace place = watch.place();
        String id = place == null ? "" : "id: " + place.encode() + "\n";
        return "event: " + event + "\n" + id + "data: " + data + "\n\n";
    }

    private static void write(OutputStream reader, String words) throws IOException {
        reader.write(words.getBytes(UTF_8));
        reader.flush();
    }
}
