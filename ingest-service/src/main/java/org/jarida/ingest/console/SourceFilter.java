package org.jarida.ingest.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sources an editor wants to see, and in which order. Whatever an address says that means nothing is left out.
 *
 * @param words that name, id or an address of the source holds
 * @param byName whether in the order of their names; else what needs an editor most stands first
 */
record SourceFilter(@Nullable String words, @Nullable SourceState state, boolean byName) {

    private static final int LONGEST = 200;
    private static final Comparator<SourceHealth> NAMES = Comparator.comparing(
                    (SourceHealth each) -> lower(each.source().description().name()))
            .thenComparing(each -> each.source().id());

    static SourceFilter parse(@Nullable String words, @Nullable String state, @Nullable String sort) {
        String asked = words == null ? "" : words.strip();
        return new SourceFilter(
                asked.isEmpty() ? null : asked.substring(0, Math.min(LONGEST, asked.length())),
                Arrays.stream(SourceState.values())
                        .filter(each -> each.name().equals(state))
                        .findFirst()
                        .orElse(null),
                "name".equals(sort));
    }

    SourceFilter of(@Nullable SourceState other) {
        return new SourceFilter(words, other, byName);
    }

    boolean holdsWords(SourceHealth each) {
        String asked = words;
        if (asked == null) {
            return true;
        }
        var description = each.source().description();
        List<String> places = new ArrayList<>(List.of(each.source().id(), description.name()));
        places.add(Objects.requireNonNullElse(description.homepage(), ""));
        description.feeds().forEach(feed -> places.add(feed.url()));
        return places.stream().anyMatch(place -> lower(place).contains(lower(asked)));
    }

    boolean holdsState(SourceHealth each) {
        return state == null || each.state() == state;
    }

    Comparator<SourceHealth> order() {
        return byName ? NAMES : Comparator.comparing(SourceHealth::state).thenComparing(NAMES);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** @param page from 1 */
    String address(int page) {
        List<String> query = new ArrayList<>();
        if (words != null) {
            query.add("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        }
        if (state != null) {
            query.add("state=" + state);
        }
        if (byName) {
            query.add("sort=name");
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.isEmpty() ? ConsolePages.SOURCES : ConsolePages.SOURCES + "?" + String.join("&", query);
    }
}
