package org.jarida.article.article;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections that newspapers sort their articles into just now: labels of the newest articles, by how often they come. */
public final class Sections {

    private static final int NEWEST = 2000;
    private static final int MOST = 200;
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final Listings listings;
    private final Clock clock;
    private Kept kept = new Kept(List.of(), Instant.MIN);

    public Sections(Listings listings, Clock clock) {
        this.listings = listings;
        this.clock = clock;
    }

    /**
     * A section.
     *
     * @param label as most of its newest articles write it
     */
    public record Section(String key, String label, int articles) {}

    private record Kept(List<Section> sections, Instant until) {}

    /** Those of the newest 2,000 articles, the largest first, at most 200; counted anew every second at most. */
    public synchronized List<Section> current() {
        Instant now = clock.instant();
        if (now.isAfter(kept.until())) {
            kept = new Kept(count(listings.newestLabels(NEWEST)), now.plus(KEPT));
        }
        return kept.sections();
    }

    static List<Section> count(List<List<String>> labels) {
        Map<String, Map<String, Integer>> spellings = new LinkedHashMap<>();
        for (List<String> ofOne : labels) {
            for (String label : ofOne) {
                String key = Labels.key(label);
                if (!key.isEmpty()) {
                    spellings.computeIfAbsent(key, _ -> new LinkedHashMap<>()).merge(label, 1, Integer::sum);
                }
            }
        }
        List<Section> sections = new ArrayList<>();
        spellings.forEach((key, byLabel) -> sections.add(new Section(
                key,
                byLabel.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey(),
                byLabel.values().stream().mapToInt(Integer::intValue).sum())));
        sections.sort(Comparator.comparingInt(Section::articles).reversed().thenComparing(Section::key));
        return List.copyOf(sections.subList(0, Math.min(MOST, sections.size())));
    }
}
