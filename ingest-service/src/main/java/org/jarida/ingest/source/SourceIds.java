package org.jarida.ingest.source;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a source id looks like, and how one is made from a name in any script. */
final class SourceIds {

    private static final int LONGEST = 64;
    private static final Pattern VALID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");

    /** Words that stand in the place of an id in paths. */
    private static final Set<String> RESERVED = Set.of("import", "export", "new");

    private SourceIds() {}

    static boolean valid(String id) {
        return VALID.matcher(id).matches() && !RESERVED.contains(id);
    }

    /**
     * The name in Latin letters.
     *
     * @param attempt from 1; makes {@code -2} and so on of the second and later ones
     */
    static String fromName(String name, int attempt) {
        String latin = Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII")
                .transliterate(name)
                .replaceAll("['’ʼʿʾ`]", "")
                .toLowerCase(Locale.ROOT);
        String id = UNFIT.matcher(latin).replaceAll("-").replaceAll("^-+|-+$", "");
        String suffix = attempt == 1 ? "" : "-" + attempt;
        int room = LONGEST - suffix.length();
        String fitting = id.length() <= room ? id : id.substring(0, room);
        String made = (fitting.isEmpty() ? "source" : fitting) + suffix;
        return valid(made) ? made : made + "-1";
    }
}
