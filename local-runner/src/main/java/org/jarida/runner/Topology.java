package org.jarida.runner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens where, and what each service is told about the others. All on loopback.
 *
 * @param broker bootstrap servers of the broker
 * @param store URI of the store
 * @param demoPort of the demo newspaper, which ingest-service may fetch from
 */
record Topology(UpOptions options, String broker, String store, int demoPort) {

    /** How long a service may finish what it has begun; the runner kills what takes longer than {@link Services}. */
    private static final String SHUTDOWN = "4s";

    List<ServiceSpec> specs(Ports ports, Map<String, String> environment) throws IOException {
        ServiceSpec article = spec(
                ServiceSpec.ARTICLE,
                ports.free(),
                ports.free(),
                Map.of("JARIDA_SEARCH_DIR", options.home().resolve("search").toString()));
        ServiceSpec ingest = spec(
                ServiceSpec.INGEST,
                ports.free(),
                ports.free(),
                Map.of(
                        "JARIDA_FETCH_ALLOW", fetchAllow(environment.getOrDefault("JARIDA_FETCH_ALLOW", "")),
                        "JARIDA_INGEST_SOURCES_FILE",
                                options.home().resolve("sources.yaml").toString()));
        ServiceSpec moderation = spec(ServiceSpec.MODERATION, ports.free(), ports.free(), Map.of());
        ServiceSpec gateway = spec(
                ServiceSpec.GATEWAY,
                options.port(),
                ports.free(),
                Map.of(
                        "JARIDA_GATEWAY_UPSTREAMS_INGEST", address(ingest),
                        "JARIDA_GATEWAY_UPSTREAMS_ARTICLE", address(article),
                        "JARIDA_GATEWAY_UPSTREAMS_MODERATION", address(moderation),
                        // whoever is on this machine may measure it
                        "JARIDA_GATEWAY_LIMITS_EXEMPT", "127.0.0.0/8,::1",
                        "SPRING_CONFIG_ADDITIONAL_LOCATION",
                                "file:" + options.home().resolve("accounts.yaml")));
        return List.of(article, ingest, moderation, gateway);
    }

    private ServiceSpec spec(String name, int port, int managementPort, Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put(ServiceSpec.PORT, Integer.toString(port));
        settings.put("management.server.address", "127.0.0.1");
        settings.put(ServiceSpec.MANAGEMENT_PORT, Integer.toString(managementPort));
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", SHUTDOWN);
        // all end together: nobody is to look elsewhere first
        settings.put("jarida.drain", "0s");
        settings.putAll(options.settings().getOrDefault(name, Map.of()));
        Map<String, String> environment = new LinkedHashMap<>(more);
        // glibc's allocator otherwise keeps a heap for every few threads
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker);
        environment.put("MONGODB_URI", store);
        environment.put("JARIDA_KEYS_DIR", options.home().resolve("keys").toString());
        environment.put("JARIDA_PUBLIC_URL", "http://localhost:" + options.port());
        return new ServiceSpec(name, settings, environment);
    }

    private String fetchAllow(String usersOwn) {
        String demo = "127.0.0.1:" + demoPort;
        return usersOwn.isBlank() ? demo : demo + "," + usersOwn;
    }

    private static String address(ServiceSpec spec) {
        return "http://127.0.0.1:" + spec.port();
    }
}
