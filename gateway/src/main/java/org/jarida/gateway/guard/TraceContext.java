package org.jarida.gateway.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace that a request belongs to: the caller's when it names one, else a new one. Its id is the request id in
 * the access log and in the {@code X-Request-Id} of the answer.
 */
public record TraceContext(String traceId, String spanId, String flags) {

    public static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = TraceContext.class.getName();
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /** The trace of what no request asked for. */
    public static TraceContext begin() {
        return join(null);
    }

    /** Joins the trace of the header, or begins one. */
    static TraceContext join(@Nullable String traceparent) {
        Matcher parts = FORM.matcher(traceparent == null ? "" : traceparent);
        boolean joined = parts.matches()
                && !parts.group(1).equals(NO_TRACE)
                && !parts.group(2).equals(NO_SPAN);
        return joined
                ? new TraceContext(parts.group(1), random(8), parts.group(3))
                : new TraceContext(random(16), random(8), "00");
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The trace of a request that came through the guard. */
    public static TraceContext of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof TraceContext trace ? trace : join(null);
    }

    /** The header for the service, with the gateway as parent. */
    public String forService() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        do {
            ThreadLocalRandom.current().nextBytes(id);
        } while (isZero(id));
        return HexFormat.of().formatHex(id);
    }

    private static boolean isZero(byte[] id) {
        for (byte b : id) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
