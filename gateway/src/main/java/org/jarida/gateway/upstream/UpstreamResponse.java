package org.jarida.gateway.upstream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** A service's answer on its way to the reader. A stream of events is flushed at every piece. */
public final class UpstreamResponse implements ServerResponse {

    private static final int PIECE = 16_384;
    /** Of a stream, which holds it for hours. */
    private static final int SMALL_PIECE = 1_024;

    private final HttpUriRequestBase call;
    private final ClassicHttpResponse answer;
    private final HttpHeaders headers;
    private byte[] begun = {};
    private Runnable onEnd = () -> {};

    UpstreamResponse(HttpUriRequestBase call, ClassicHttpResponse answer, HttpHeaders headers) {
        this.call = call;
        this.answer = answer;
        this.headers = headers;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(answer.getCode());
    }

    /** The headers that will be written; may be changed until then. */
    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    /** The body as it comes; whoever reads it must {@link #drop} the answer. */
    public InputStream body() throws IOException {
        HttpEntity body = answer.getEntity();
        return body == null ? InputStream.nullInputStream() : body.getContent();
    }

    /**
     * The whole body, after which nothing is left to be written; nothing when it is larger than that, and then it can
     * still be written to a reader.
     */
    public Optional<byte[]> wholeBody(int largest) throws IOException {
        HttpEntity body = answer.getEntity();
        boolean whole = false;
        boolean failed = true;
        try {
            begun = body == null ? begun : body.getContent().readNBytes(largest + 1);
            whole = begun.length <= largest;
            failed = false;
        } finally {
            if (failed) {
                call.cancel();
            }
            if (whole || failed) {
                close();
            }
        }
        return whole ? Optional.of(begun) : Optional.empty();
    }

    /** Says what to do once the service is no longer busy with this answer; it is done once. */
    public void onEnd(Runnable end) {
        onEnd = end;
    }

    private void close() throws IOException {
        Runnable end = onEnd;
        onEnd = () -> {};
        try {
            answer.close();
        } catch (IOException e) {
            if (!call.isCancelled()) {
                throw e;
            }
            // nothing of a cancelled answer is missed
        } finally {
            end.run();
        }
    }

    /** Ends the call without reading the rest of the answer. */
    public void drop() throws IOException {
        call.cancel();
        close();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        boolean whole = false;
        try {
            response.setStatus(answer.getCode());
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            HttpEntity body = answer.getEntity();
            if (body != null) {
                copy(body.getContent(), response.getOutputStream());
            }
            whole = true;
        } finally {
            if (!whole) {
                call.cancel();
            }
            close();
        }
        return null;
    }

    private void copy(InputStream from, OutputStream to) throws IOException {
        MediaType type = headers.getContentType();
        boolean stream = MediaType.TEXT_EVENT_STREAM.equalsTypeAndSubtype(type);
        byte[] piece = new byte[stream ? SMALL_PIECE : PIECE];
        to.write(begun);
        if (stream) {
            // the reader's browser waits for the head before it listens
            to.flush();
        }
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            to.write(piece, 0, read);
            if (stream) {
                to.flush();
            }
        }
    }
}
