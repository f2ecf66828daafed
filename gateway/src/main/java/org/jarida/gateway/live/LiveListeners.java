package org.jarida.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.route.Lanes;
import org.jarida.gateway.route.Onward;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.RouteGroup;
import org.jarida.gateway.route.SharedReads;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers those who listen to live headlines. What a service tells is the same for all, so all share one stream of it;
 * whoever comes back is told first what came before the place where the stream is now.
 */
@Component
public final class LiveListeners implements Onward {

    private static final int LARGEST_REST = 1 << 20;
    private static final int OK = 200;

    private final LiveStreams streams;
    private final SharedReads reads;
    private final Lanes lanes;

    LiveListeners(LiveStreams streams, SharedReads reads, Lanes lanes) {
        this.streams = streams;
        this.reads = reads;
        this.lanes = lanes;
    }

    /** A stream that ends when the reader goes, or the gateway does; a 503 or 504 when the service is away. */
    @Override
    public ServerResponse answer(Route route, ServerRequest request, HttpHeaders headers) {
        Lanes.Place place = lanes.enter(route.service(), RouteGroup.LIVE);
        LiveStream stream = null;
        try {
            stream = streams.join(route);
            LiveStream joined = stream;
            Listener listener = new Listener(joined.latest());
            String now = listener.told().id();
            byte[] first = first(route, request.headers().firstHeader(LiveStream.LAST_EVENT_ID), now);
            joined.add(listener);
            return new LiveResponse(first, listener, () -> {
                joined.remove(listener);
                leave(joined, place);
            });
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            leave(stream, place);
            throw LiveStream.away();
        } catch (RuntimeException | Error e) {
            leave(stream, place);
            throw e;
        }
    }

    private void leave(@Nullable LiveStream stream, Lanes.Place place) {
        if (stream != null) {
            streams.leave(stream);
        }
        place.leave();
    }

    private byte[] first(Route route, @Nullable String last, String now) {
        if (last == null || last.equals(now)) {
            return event("ready", now);
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(LiveStream.LAST_EVENT_ID, last);
        UpstreamResponse rest = reads.open(route, "?until=" + URLEncoder.encode(now, UTF_8), headers);
        try {
            if (rest.statusCode().value() != OK) {
                rest.drop();
                throw LiveStream.away();
            }
            byte[] whole = rest.wholeBody(LARGEST_REST).orElse(null);
            if (whole != null) {
                return whole;
            }
            rest.drop();
            return event("missed", now);
        } catch (IOException broken) {
            throw (ProblemException) LiveStream.away().initCause(broken);
        }
    }

    private static byte[] event(String name, String id) {
        return "retry: 3000\nevent: %s\nid: %s\ndata: {}\n\n"
                .formatted(name, id)
                .getBytes(UTF_8);
    }
}
