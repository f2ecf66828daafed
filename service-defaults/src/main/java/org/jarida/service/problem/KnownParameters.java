package org.jarida.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses to read an API's endpoint by a query parameter that it does not have: a misspelt filter must not be answered as
 * if nothing had been asked for. Parameters are those that the handler's method declares.
 */
final class KnownParameters implements HandlerInterceptor {

    /** The gateway reads it of every request. */
    private static final String LANGUAGE = "ui";

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && READS.contains(request.getMethod())) {
            Set<String> names = known.computeIfAbsent(method.getMethod(), _ -> namesOf(method));
            request.getParameterMap().keySet().stream()
                    .filter(asked -> !names.contains(asked) && !asked.equals(LANGUAGE))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw ProblemException.invalid(
                                unknown,
                                names.isEmpty()
                                        ? "is unknown here: there are no parameters"
                                        : "is unknown here: the parameters are " + String.join(", ", names));
                    });
        }
        return true;
    }

    private static Set<String> namesOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String nameOf(MethodParameter parameter) {
        RequestParam declared = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        if (!declared.name().isEmpty()) {
            return declared.name();
        }
        parameter.initParameterNameDiscovery(NAMES);
        return Objects.requireNonNull(parameter.getParameterName());
    }
}
