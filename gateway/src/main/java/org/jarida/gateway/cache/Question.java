package org.jarida.gateway.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.route.AcceptedEncodings;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * All that a service learns of a shared request, and therefore all that its answer can depend on: whoever asks the same
 * question may get the same answer.
 *
 * @param path as it was sent, letter by letter
 * @param query the same; null without one, which is not the empty one
 * @param accept as it was sent; empty without one
 */
record Question(String path, @Nullable String query, UiLanguage language, String accept, boolean gzip) {

    /** What {@code Vary} may name: the headers that are in the question. */
    static final Set<String> VARIED = Set.of("accept", "accept-encoding", "accept-language");

    /** Browsers send some 140 characters; who sends more asks for himself alone. */
    private static final int LONGEST_ACCEPT = 512;

    /** The question of a request; nothing when its headers are too odd to share an answer. */
    static Optional<Question> of(HttpServletRequest request, Languages languages) {
        String accept = accept(request);
        if (accept.length() > LONGEST_ACCEPT) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                request.getRequestURI(),
                request.getQueryString(),
                languages.of(request),
                accept,
                AcceptedEncodings.haveGzip(request)));
    }

    private static String accept(HttpServletRequest request) {
        Enumeration<String> values = request.getHeaders(HttpHeaders.ACCEPT);
        if (!values.hasMoreElements()) {
            return "";
        }
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return first;
        }
        StringBuilder all = new StringBuilder(first);
        values.asIterator().forEachRemaining(value -> all.append(", ").append(value));
        return all.toString();
    }

    /** The headers that the service gets. */
    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        if (!accept.isEmpty()) {
            headers.set(HttpHeaders.ACCEPT, accept);
        }
        headers.set(HttpHeaders.ACCEPT_ENCODING, gzip ? "gzip" : "identity");
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language.tag());
        return headers;
    }

    /** Bytes of its texts. */
    int size() {
        return path.length() + accept.length() + (query == null ? 0 : query.length());
    }
}
