package org.jarida.ingest.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.theme.Messages;

/** What somebody else has saved while a form was being filled in. */
final class StaleForm {

    private StaleForm() {}

    /** Beside every field that differs from what is stored now, what that is. */
    static FormFaults against(SourceForm typed, SourceForm stored, Messages messages) {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("", messages.text("console.stale"));
        Map<String, String> mine = fields(typed, messages);
        fields(stored, messages).forEach((field, now) -> {
            if (!now.equals(mine.get(field))) {
                faults.put(field, messages.text("console.stale-now", now.isEmpty() ? "–" : now));
            }
        });
        return new FormFaults(faults);
    }

    private static Map<String, String> fields(SourceForm form, Messages messages) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", form.name());
        fields.put("homepage", form.homepage());
        fields.put("language", form.language());
        fields.put("zone", form.zone());
        fields.put("policy", form.policy());
        fields.put("licence", form.licence());
        fields.put("credit", form.credit());
        fields.put(
                "feeds",
                form.feeds().stream()
                        .map(feed -> feed.url() + " (" + messages.text("console.kind." + feed.kind()) + ")")
                        .collect(Collectors.joining(" · ")));
        return fields;
    }
}
