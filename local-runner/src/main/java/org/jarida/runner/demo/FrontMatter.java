package org.jarida.runner.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a content file: lines of the form {@code key: value} up to the first empty line; a key may come more than
 * once. The lines after it are the body.
 *
 * @param bodyStart line number of the first body line, counted from 1
 */
record FrontMatter(String file, Map<String, List<String>> values, List<String> body, int bodyStart) {

    static FrontMatter parse(String file, String text) {
        List<String> lines = text.lines().toList();
        Map<String, List<String>> values = new LinkedHashMap<>();
        int at = 0;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            String line = lines.get(at);
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new UnreadableContentException(file, at + 1, "expected 'key: value', found '" + line + "'");
            }
            String value = line.substring(colon + 1).strip();
            if (value.isEmpty()) {
                throw new UnreadableContentException(file, at + 1, "no value after '" + line + "'");
            }
            values.computeIfAbsent(line.substring(0, colon).strip(), key -> new ArrayList<>())
                    .add(value);
            at++;
        }
        return new FrontMatter(file, values, lines.subList(at, lines.size()), at + 1);
    }

    /** The one value of a key that must be there. */
    String required(String key) {
        return optional(key).orElseThrow(() -> new UnreadableContentException(file, 1, "'" + key + ":' is missing"));
    }

    /** The value of a key that may be there once. */
    Optional<String> optional(String key) {
        List<String> found = all(key);
        if (found.size() > 1) {
            throw new UnreadableContentException(file, 1, "'" + key + ":' stands more than once");
        }
        return found.stream().findFirst();
    }

    List<String> all(String key) {
        return values.getOrDefault(key, List.of());
    }

    /** The parts of a value separated by semicolons; empty when the key is absent. */
    List<String> parts(String key) {
        return optional(key).stream()
                .flatMap(value -> split(value, ";").stream())
                .toList();
    }

    /** Parts without the white space around them; empty parts are left out. */
    static List<String> split(String value, String separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = value.indexOf(separator); at >= 0; at = value.indexOf(separator, from)) {
            parts.add(value.substring(from, at).strip());
            from = at + separator.length();
        }
        parts.add(value.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
