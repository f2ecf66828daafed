package org.jarida.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** The authors of a feed or an entry, by name where one is given. */
final class People {

    /** In characters, of an address with a name or without. What is longer is neither. */
    private static final int LONGEST = 400;

    private static final Pattern MAIL = Pattern.compile("[^\\s@]++@[^\\s@.]++(?:\\.[^\\s@.]++)+");
    private static final Pattern MAIL_AND_NAME = Pattern.compile("[^\\s@(]++@[^\\s@(]++\\s*\\((.+)\\)");
    private static final Pattern NAME_AND_MAIL =
            Pattern.compile("(.+)[<(]\\s*(?:mailto:)?[^\\s@<>()]++@[^\\s@<>()]++\\s*[>)]");

    private People() {}

    static List<String> of(FeedElement element) {
        var named = new LinkedHashSet<String>();
        var addresses = new LinkedHashSet<String>();
        for (var child : element.children()) {
            boolean person = child.is(Module.CORE, "author")
                    || child.is(Module.DC, "creator")
                    || child.is(Module.DC, "author")
                    || (child.is(Module.ITUNES, "author") && named.isEmpty());
            if (person) {
                var name = name(child);
                if (!name.isEmpty()) {
                    (isMail(name) ? addresses : named).add(name);
                }
            }
        }
        return new ArrayList<>(named.isEmpty() ? addresses : named);
    }

    private static boolean isMail(String name) {
        return name.length() <= LONGEST && MAIL.matcher(name).matches();
    }

    private static String name(FeedElement person) {
        for (var part : List.of("name", "email", "uri", "url")) {
            var child = person.child(Module.CORE, part);
            if (child != null && !child.text().isEmpty()) {
                return child.text().replaceAll("\\s+", " ");
            }
        }
        if (person.hasElements()
                && person.children().stream().anyMatch(child -> child.name().equals("name"))) {
            return "";
        }
        return bare(TextConstruct.plain(person));
    }

    /** The name alone of «mail (name)» and «name &lt;mail&gt;». */
    static String bare(String written) {
        if (written.length() > LONGEST) {
            return written;
        }
        var match = MAIL_AND_NAME.matcher(written);
        if (match.matches()) {
            return match.group(1).strip();
        }
        match = NAME_AND_MAIL.matcher(written);
        return match.matches() ? match.group(1).strip() : written;
    }
}
