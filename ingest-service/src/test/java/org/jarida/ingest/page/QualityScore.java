package org.jarida.ingest.page;

import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jspecify.annotations.Nullable;

/**
 * How much of a page's article was found.
 *
 * @param f1 of the body's words, each as often as it stands there; words of captions are neither asked for nor held
 *     against it
 * @param whole the same of the plain text with its captions
 * @param byline right or absent where there is none; so for all
 */
record QualityScore(
        QualityPage page,
        double f1,
        double whole,
        boolean title,
        boolean byline,
        boolean date,
        Share images,
        Share captions,
        Share credits,
        Share related) {

    /** @param wrong found that should not have been */
    record Share(int found, int all, int wrong) {

        static Share sum(List<Share> shares) {
            return new Share(
                    shares.stream().mapToInt(Share::found).sum(),
                    shares.stream().mapToInt(Share::all).sum(),
                    shares.stream().mapToInt(Share::wrong).sum());
        }

        double recall() {
            return all == 0 ? 1 : (double) found / all;
        }

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }
    }

    static QualityScore of(QualityPage page) {
        var published = OffsetDateTime.parse(page.article().field("published"));
        var found = new ArticleExtractor()
                .extract(
                        page.html(),
                        "text/html",
                        URI.create(page.article().canonical()),
                        published.getOffset(),
                        PageSelectors.NONE);
        var text = found.text();
        return new QualityScore(
                page,
                f1(page, text),
                f1(words(String.join("\n", page.body())), words(text)),
                found.title().equals(page.article().field("title")),
                !page.hasByline() || page.article().field("byline").equals(found.byline()),
                date(page, published, found.published()),
                images(page, found.images()),
                captions(page, found.images(), true),
                captions(page, found.images(), false),
                related(page, found.related()));
    }

    private static boolean date(QualityPage page, OffsetDateTime published, @Nullable Instant found) {
        if (found == null) {
            return false;
        }
        return page.exactDate()
                ? found.equals(published.toInstant())
                : found.atOffset(published.getOffset()).toLocalDate().equals(published.toLocalDate());
    }

    private static Share images(QualityPage page, List<FoundImage> found) {
        int right = (int) page.pictures().stream()
                .filter(picture -> found.stream().anyMatch(image -> image.url().contains(picture.file())))
                .count();
        int wrong = (int) found.stream()
                .filter(image -> page.pictures().stream()
                        .noneMatch(picture -> image.url().contains(picture.file())))
                .filter(image -> page.article().lead() == null
                        || !image.url().contains(page.article().lead().file()))
                .count();
        return new Share(right, page.pictures().size(), wrong);
    }

    private static Share captions(QualityPage page, List<FoundImage> found, boolean caption) {
        int right = 0;
        int all = 0;
        int wrong = 0;
        for (var picture : page.pictures()) {
            var expected = caption ? picture.caption() : picture.credit();
            var given = found.stream()
                    .filter(image -> image.url().contains(picture.file()))
                    .map(image -> caption ? image.caption() : image.credit())
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse("");
            all += expected.isEmpty() ? 0 : 1;
            right += !expected.isEmpty() && bare(given).equals(bare(expected)) ? 1 : 0;
            wrong += !given.isEmpty() && !bare(given).equals(bare(expected)) ? 1 : 0;
        }
        return new Share(right, all, wrong);
    }

    private static String bare(String words) {
        return words.replaceFirst("[\\s.]+$", "");
    }

    private static Share related(QualityPage page, List<Link> found) {
        int right = (int) page.related().stream()
                .filter(link -> found.stream()
                        .anyMatch(given ->
                                given.url().equals(link.url()) && given.title().equals(link.title())))
                .count();
        return new Share(right, page.related().size(), 0);
    }

    /** Of a text whose captions do not matter. */
    static double f1(QualityPage page, String text) {
        var expected = words(String.join("\n", page.body()));
        var spare = counts(words(page.optional()));
        var needed = counts(expected);
        var given = new ArrayList<String>();
        for (var word : words(text)) {
            if (needed.merge(word, -1, Integer::sum) >= 0 || spare.merge(word, -1, Integer::sum) < 0) {
                given.add(word);
            }
        }
        return f1(expected, given);
    }

    private static double f1(List<String> expected, List<String> given) {
        var left = counts(expected);
        long both = given.stream()
                .filter(word -> left.merge(word, -1, Integer::sum) >= 0)
                .count();
        return both == 0 ? 0 : 2.0 * both / (expected.size() + given.size());
    }

    private static Map<String, Integer> counts(List<String> words) {
        var counts = new HashMap<String, Integer>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static List<String> words(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\u0640]+", "")
                .toLowerCase(Locale.ROOT);
        var words = new ArrayList<>(List.of(folded.split("[^\\p{L}\\p{N}]+", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
