package org.jarida.article.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an article's title and lead tell, its words weighted by how rare they are.
 *
 * @param sourceId whose article it is
 * @param at when it was published
 * @param weights inverse document frequencies by term, larger for those of the title
 * @param length of the vector of these weights
 */
record StoryProfile(
        String articleId,
        String sourceId,
        Instant at,
        TextLanguage language,
        Map<String, Double> weights,
        double length) {

    /** How far apart two articles on the same event may be published. */
    static final Duration WINDOW = Duration.ofDays(3);

    /** How similar articles are, at least, that tell the same story: chosen on the tuning part of the labelled pairs. */
    static final double SAME = 0.18;

    /**
     * The time between two articles that halves their similarity: newspapers tell an event within hours of each other, while a
     * series of reports uses the same words each day, and the same people are in the news again.
     */
    private static final Duration HALF_LIFE = Duration.ofDays(1);

    /** Words in common, at least: a bare title says too little. */
    private static final int LEAST_WORDS = 3;

    private static final Comparator<Map.Entry<String, Double>> HEAVIEST =
            Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    static StoryProfile of(
            String articleId, String sourceId, Instant at, TextLanguage language, Map<String, Double> weights) {
        double squares =
                weights.values().stream().mapToDouble(weight -> weight * weight).sum();
        return new StoryProfile(articleId, sourceId, at, language, Map.copyOf(weights), Math.sqrt(squares));
    }

    /**
     * From 0, nothing in common, to 1; the same from both sides. The cosine of the two vectors, less with the time between.
     * Articles of two languages, too far apart or with too few words in common have nothing in common.
     */
    double similarity(StoryProfile other) {
        Duration apart = Duration.between(at, other.at).abs();
        if (apart.compareTo(WINDOW) > 0 || language != other.language || length == 0 || other.length == 0) {
            return 0;
        }
        double shared = 0;
        int words = 0;
        for (Map.Entry<String, Double> each : weights.entrySet()) {
            Double theirs = other.weights.get(each.getKey());
            if (theirs != null) {
                shared += each.getValue() * theirs;
                words++;
            }
        }
        if (words < LEAST_WORDS) {
            return 0;
        }
        double halvings = apart.toMillis() / (double) HALF_LIFE.toMillis();
        return shared / (length * other.length) * Math.pow(0.5, halvings);
    }

    /** Its terms with the largest weights, the largest first, and these weights. */
    List<Map.Entry<String, Double>> heaviest(int most) {
        return weights.entrySet().stream().sorted(HEAVIEST).limit(most).toList();
    }
}
