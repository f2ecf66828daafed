package org.jarida.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} was asked for.
 *
 * @param port where the gateway is to serve
 * @param home where all state lives
 * @param root the folder that holds the services' modules, each with its jar in {@code target}
 * @param apps where extracted jars and AOT caches are kept, below {@code home} unless given
 * @param makesCaches whether AOT caches are made that are not there yet
 * @param settings by service, Spring properties that replace the runner's own
 */
record UpOptions(
        int port, Path home, Path root, Path apps, boolean makesCaches, Map<String, Map<String, String>> settings) {

    static final String USAGE = """
            usage: jarida up [--port 8080] [--home DIR] [--caches yes] [--set SERVICE:KEY=VALUE]...
              --port    where the site is served, on loopback
              --home    where all state lives; default $JARIDA_HOME or ~/.jarida
              --caches  yes or no: whether the first start after a build prepares the next ones, which then take a third
                        of the time; a minute of work at the lowest priority
              --set     a setting of one service, for example --set ingest-service:logging.level.org.jarida=DEBUG""";

    static UpOptions parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> given = new HashMap<>();
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new UsageException("a value is missing after " + name, USAGE);
            }
            String value = arguments.get(i + 1);
            switch (name) {
                case "--port", "--home", "--root", "--apps", "--caches" -> given.put(name, value);
                case "--set" -> addSetting(settings, value);
                default -> throw new UsageException("unknown option " + name, USAGE);
            }
        }
        Path home = home(given.get("--home"), environment);
        Path root = Path.of(given.getOrDefault("--root", ".")).toAbsolutePath().normalize();
        String apps = given.get("--apps");
        return new UpOptions(
                port(given.getOrDefault("--port", "8080")),
                home,
                root,
                apps == null ? home.resolve("apps") : Path.of(apps).toAbsolutePath(),
                yes(given.getOrDefault("--caches", "yes")),
                settings);
    }

    /** The folder given, otherwise the one of the environment, otherwise the user's. */
    static Path home(@Nullable String given, Map<String, String> environment) {
        String home = given != null ? given : environment.getOrDefault("JARIDA_HOME", "");
        Path path = home.isEmpty() ? Path.of(System.getProperty("user.home"), ".jarida") : Path.of(home);
        return path.toAbsolutePath().normalize();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of range
        }
        throw new UsageException("no port: " + text, USAGE);
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new UsageException("neither yes nor no: " + text, USAGE);
        };
    }

    private static void addSetting(Map<String, Map<String, String>> settings, String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=', colon + 1);
        if (colon <= 0 || equals <= colon + 1) {
            throw new UsageException("not of the form SERVICE:KEY=VALUE: " + text, USAGE);
        }
        String service = text.substring(0, colon);
        if (!ServiceSpec.NAMES.contains(service)) {
            throw new UsageException("no service " + service + ", only " + ServiceSpec.NAMES, USAGE);
        }
        settings.computeIfAbsent(service, name -> new LinkedHashMap<>())
                .put(text.substring(colon + 1, equals), text.substring(equals + 1));
    }
}
