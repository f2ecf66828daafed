package org.jarida.endtoend.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Something that a running service answers, as the service itself tells on its management port.
 *
 * @param method or {@code ANY}
 * @param pattern with variables in braces
 */
public record MappedRoute(String service, String method, String pattern) implements Comparable<MappedRoute> {

    private static final String ANY = "ANY";

    /** Everything that a service's own controllers answer. */
    public static List<MappedRoute> of(String service, URI management) {
        List<MappedRoute> found = new ArrayList<>();
        JsonNode contexts =
                Visitor.person(management).get("/actuator/mappings").json().get("contexts");
        contexts.forEach(context -> context.at("/mappings/dispatcherServlets/dispatcherServlet")
                .forEach(mapping -> {
                    JsonNode conditions = mapping.at("/details/requestMappingConditions");
                    List<String> methods = new ArrayList<>();
                    conditions.path("methods").forEach(method -> methods.add(method.asString()));
                    if (methods.isEmpty()) {
                        methods.add(ANY);
                    }
                    conditions
                            .path("patterns")
                            .forEach(pattern -> methods.forEach(
                                    method -> found.add(new MappedRoute(service, method, pattern.asString()))));
                }));
        return found.stream().distinct().sorted().toList();
    }

    /** A method that it answers. */
    String oneMethod() {
        return method.equals(ANY) ? "GET" : method;
    }

    /** A path that the pattern matches; what its variables name is nowhere. */
    String path() {
        return pattern.replaceAll("\\{format:[^}]*}", "rss")
                .replace("{imageId}", "0".repeat(64))
                .replace("{day}", "2026-01-02")
                .replaceAll("\\{(id|articleId)}", pattern.startsWith("/images/") ? "0".repeat(64) : "0".repeat(32))
                .replaceAll("\\{[a-zA-Z]+(:[^}]*)?}", "nowhere")
                .replace("/**", "/nowhere");
    }

    @Override
    public int compareTo(MappedRoute other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return service + " " + pattern + " " + method;
    }
}
