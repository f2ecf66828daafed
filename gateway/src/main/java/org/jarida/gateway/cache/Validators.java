package org.jarida.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * By what a client can tell that it has an answer already (RFC 9110, 13.1).
 *
 * @param lastModified in milliseconds of the epoch; negative when not said
 */
record Validators(@Nullable ETag etag, long lastModified) {

    static Validators of(HttpHeaders headers) {
        String etag = headers.getETag();
        return new Validators(etag == null ? null : ETag.create(etag), lastModified(headers));
    }

    private static long lastModified(HttpHeaders headers) {
        try {
            return headers.getLastModified();
        } catch (IllegalArgumentException e) {
            // a date that cannot be read is none
            return -1;
        }
    }

    /** Whether the client names the ETag, compared weakly, or, naming none, has it since its last change. */
    boolean areKnownTo(HttpServletRequest request) {
        Enumeration<String> named = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        if (named.hasMoreElements()) {
            while (named.hasMoreElements()) {
                if (isNamedIn(named.nextElement())) {
                    return true;
                }
            }
            return false;
        }
        return lastModified >= 0 && since(request) >= lastModified;
    }

    private boolean isNamedIn(String header) {
        String list = header.strip();
        if (list.equals("*")) {
            return true;
        }
        return etag != null && parse(list).stream().anyMatch(each -> etag.compare(each, false));
    }

    private static List<ETag> parse(String list) {
        return list.indexOf('"') < 0 ? List.of() : ETag.parse(list);
    }

    private static long since(HttpServletRequest request) {
        try {
            return request.getDateHeader(HttpHeaders.IF_MODIFIED_SINCE);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
