package org.jarida.gateway.route;

import java.util.List;
import org.jarida.gateway.staff.StaffRole;
import org.jarida.gateway.upstream.Patience;
import org.jarida.gateway.upstream.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One kind of request that the gateway forwards.
 *
 * @param methods those it forwards; HEAD goes with GET
 * @param role who may ask; null: anyone
 * @param largestBody in bytes; what is larger is refused with 413
 * @param report whether it is a reader's report, which makes a reader of a stranger and needs no form token
 * @param shared whether its answers depend on nothing of who asks, so that one may be given to several; only reads can be
 */
public record Route(
        Service service,
        List<HttpMethod> methods,
        PathPattern pattern,
        @Nullable StaffRole role,
        Patience patience,
        long largestBody,
        boolean report,
        boolean shared) {

    private static final List<HttpMethod> READS = List.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final long LARGEST_BODY = DataSize.ofKilobytes(64).toBytes();

    public Route {
        methods = List.copyOf(methods);
        if (shared && (role != null || !READS.containsAll(methods))) {
            throw new IllegalArgumentException("Only what anyone may read can be shared: " + pattern);
        }
    }

    /** What anyone may read. */
    static Route read(Service service, String pattern) {
        return new Route(
                service,
                READS,
                PathPatternParser.defaultInstance.parse(pattern),
                null,
                Patience.PAGE,
                LARGEST_BODY,
                false,
                false);
    }

    /** The same for other methods. */
    Route by(HttpMethod... others) {
        return new Route(service, List.of(others), pattern, role, patience, largestBody, report, shared);
    }

    /** The same for members of staff with a role only. */
    Route only(StaffRole who) {
        return new Route(service, methods, pattern, who, patience, largestBody, report, shared);
    }

    Route patience(Patience other) {
        return new Route(service, methods, pattern, role, other, largestBody, report, shared);
    }

    Route largestBody(DataSize size) {
        return new Route(service, methods, pattern, role, patience, size.toBytes(), report, shared);
    }

    Route asReport() {
        return new Route(service, methods, pattern, role, patience, largestBody, true, shared);
    }

    Route asShared() {
        return new Route(service, methods, pattern, role, patience, largestBody, report, true);
    }

    /** A name for logs and metrics: the service and the pattern. */
    public String id() {
        return service.audience() + " " + pattern.getPatternString();
    }

    /** What every path of it begins with, if it is written without escapes. */
    String prefix() {
        String text = pattern.getPatternString();
        int literal = 0;
        while (literal < text.length() && "*{".indexOf(text.charAt(literal)) < 0) {
            literal++;
        }
        // "/x/**" is "/x" too
        return text.startsWith("/**", literal - 1) ? text.substring(0, literal - 1) : text.substring(0, literal);
    }

    /**
     * A body that programs of staff send may be large and is passed on as it comes; others are read first, those of a page's
     * form for the token in them.
     */
    boolean streamsBody() {
        return largestBody > LARGEST_BODY && pattern.getPatternString().startsWith("/api/");
    }
}
