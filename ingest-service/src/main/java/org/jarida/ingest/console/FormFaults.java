package org.jarida.ingest.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.ingest.source.SourceCheck.Violation;
import org.jarida.service.problem.ProblemException;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, in the editor's words.
 *
 * @param byField by the path of the wrong field, such as {@code feeds[0].url}
 */
public record FormFaults(Map<String, String> byField) {

    static final FormFaults NONE = new FormFaults(Map.of());

    /** Those that a problem names; of one that names none it says that nothing was done. */
    static FormFaults of(ProblemException refused, Messages messages) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Violation violation : SourceCheck.violations(refused)) {
            faults.put(violation.field(), words(violation.field(), messages));
        }
        return new FormFaults(faults.isEmpty() ? Map.of("", messages.text("console.wrong.conflict")) : faults);
    }

    /** What a field must be. */
    static String words(String field, Messages messages) {
        return switch (field.replaceFirst("[\\[.].*", "")) {
            case "name" -> messages.text("console.wrong.name");
            case "homepage" -> messages.text("console.wrong.homepage");
            case "language" -> messages.text("console.wrong.language");
            case "zone" -> messages.text("console.wrong.zone");
            case "policy" -> messages.text("console.wrong.policy");
            case "feeds" -> messages.text(field.equals("feeds") ? "console.wrong.feeds" : "console.wrong.feed");
            case "selectors" -> messages.text("console.wrong.selector");
            default -> messages.text("console.wrong.text");
        };
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    /** Null when nothing is wrong with it. */
    public @Nullable String at(String field) {
        return byField.get(field);
    }
}
