package org.jarida.gateway.route;

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

    static HttpHeaders of(HttpHeaders received) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : PASSED) {
            List<String> values = received.get(name);
            if (values != null) {
                headers.addAll(name, values);
            }
        }
        return headers;
    }
}
