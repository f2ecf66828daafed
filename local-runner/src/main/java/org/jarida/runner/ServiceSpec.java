package org.jarida.runner;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one service is to run.
 *
 * @param name module, jar and log are named after it
 * @param settings Spring properties, passed as arguments; they hold nothing secret
 * @param environment variables on top of the runner's own
 */
record ServiceSpec(String name, Map<String, String> settings, Map<String, String> environment) {

    static final String INGEST = "ingest-service";
    static final String ARTICLE = "article-service";
    static final String MODERATION = "moderation-service";
    static final String GATEWAY = "gateway";
    static final String PORT = "server.port";
    static final String MANAGEMENT_PORT = "management.server.port";
    static final List<String> NAMES = List.of(ARTICLE, INGEST, MODERATION, GATEWAY);

    /** The same service beside one that has its ports. */
    ServiceSpec onAnyPort() {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.put(PORT, "0");
        others.put(MANAGEMENT_PORT, "0");
        return new ServiceSpec(name, others, environment);
    }

    int port() {
        return Integer.parseInt(settings.getOrDefault(PORT, ""));
    }

    int managementPort() {
        return Integer.parseInt(settings.getOrDefault(MANAGEMENT_PORT, ""));
    }

    /** Where it says that it is ready: the management port, because the gateway's own port is the public's. */
    URI health() {
        return URI.create("http://127.0.0.1:" + managementPort() + "/actuator/health/readiness");
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }
}
