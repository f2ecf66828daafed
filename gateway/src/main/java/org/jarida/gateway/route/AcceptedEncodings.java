package org.jarida.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Reads the encodings that a client takes; the two that matter here are gzip and none. */
public final class AcceptedEncodings {

    private static final String GZIP = "gzip";

    private AcceptedEncodings() {}

    /** Whether the client takes gzip: it says so by name, and not that it is worth nothing. */
    public static boolean haveGzip(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        while (headers.hasMoreElements()) {
            if (haveGzip(headers.nextElement())) {
                return true;
            }
        }
        return false;
    }

    static boolean haveGzip(String header) {
        for (String part : header.split(",", -1)) {
            String encoding = part.strip().toLowerCase(Locale.ROOT);
            if (encoding.equals(GZIP)) {
                return true;
            }
            int parameters = encoding.indexOf(';');
            if (parameters > 0 && encoding.substring(0, parameters).strip().equals(GZIP)) {
                return !encoding.substring(parameters + 1).strip().matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }
}
