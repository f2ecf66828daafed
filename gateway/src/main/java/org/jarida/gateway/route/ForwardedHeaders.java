package org.jarida.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * What of a request's headers a service gets: those listed here, and what the gateway says itself. No other header can
 * reach a service, whatever its name, so that none can speak for an identity, an address or a route.
 */
final class ForwardedHeaders {

    /** Of the request as it came. */
    private static final List<String> PASSED = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_RANGE,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.RANGE,
            "Last-Event-ID");

    private ForwardedHeaders() {}

    /** As the client wrote them: read from the servlet, since Spring's view adds a charset to the content type. */
    static HttpHeaders of(HttpServletRequest received) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : PASSED) {
            received.getHeaders(name).asIterator().forEachRemaining(value -> headers.add(name, value));
        }
        return headers;
    }
}
