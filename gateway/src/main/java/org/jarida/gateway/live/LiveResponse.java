package org.jarida.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** The stream to one listener, on a thread of its own, so that a slow one holds up nobody. */
final class LiveResponse implements ServerResponse {

    private final byte[] first;
    private final Listener listener;
    private final Runnable onEnd;
    private final HttpHeaders headers = new HttpHeaders();

    /**
     * @param first what is told before what comes next
     * @param onEnd is run once, when nothing is told any more
     */
    LiveResponse(byte[] first, Listener listener, Runnable onEnd) {
        this.first = first;
        this.listener = listener;
        this.onEnd = onEnd;
        headers.setContentType(new MediaType(MediaType.TEXT_EVENT_STREAM, UTF_8));
        headers.setCacheControl("no-store");
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try {
            response.setStatus(HttpStatus.OK.value());
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            tell(response.getOutputStream());
        } catch (CancellationException over) {
            // the reader comes back and is told the rest elsewhere
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            onEnd.run();
        }
        return null;
    }

    private void tell(OutputStream reader) throws IOException, InterruptedException {
        reader.write(first);
        reader.flush();
        while (true) {
            reader.write(listener.next().text());
            reader.flush();
        }
    }
}
