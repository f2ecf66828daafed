package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.FSDirectory;
import org.jarida.article.rate.GeneratedNews;
import org.jarida.article.rate.SiteFromJars;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How large an index is, how long it takes to build, and how long a search takes through the gateway, beside the same search
 * asked of Lucene alone. Figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
class SearchRateIT {

    private static final int ARTICLES = Integer.getInteger("jarida.search.articles", 200_000);
    private static final int WARM_UP = 1_500;
    private static final int ASKED = 400;

    @TempDir
    private Path folder;

    @Test
    void searchesThroughTheGatewayBesideLuceneAlone() throws IOException {
        GeneratedNews news = new GeneratedNews();
        try (SiteFromJars site = new SiteFromJars(folder)) {
            site.publishPastTheFiling(news, ARTICLES);
            site.startArticleService();
            long start = System.nanoTime();
            site.awaitIndex(ARTICLES);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d articles: index %,d MB, built in %.0f s (%.0f a second)%n",
                    ARTICLES, size(site.index()) >> 20, seconds, ARTICLES / seconds);
            site.startGateway();
            measure(site, news);
        }
    }

    private static void measure(SiteFromJars site, GeneratedNews news) throws IOException {
        Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
        kinds.put("one word", news::word);
        kinds.put("three words", news::threeWords);
        kinds.put("phrase", news::phrase);
        kinds.put("filtered", news::filtered);
        QueryCompiler compiler = new QueryCompiler(new Analyzers().index(), Set::of);
        try (var files = FSDirectory.open(site.index().resolve("1"));
                var reader = DirectoryReader.open(files)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (var kind : kinds.entrySet()) {
                measure(kind.getKey(), site, kind.getValue(), text -> lucene(searcher, compiler, text));
            }
        }
    }

    private interface Direct {
        long found(String text);
    }

    private static void measure(String kind, SiteFromJars site, Supplier<String> questions, Direct lucene) {
        long[] through = new long[ASKED];
        long[] alone = new long[ASKED];
        long found = 0;
        for (int asked = -WARM_UP; asked < ASKED; asked++) {
            String question = questions.get();
            long start = System.nanoTime();
            String page = site.text("/api/v1/articles?q=" + SiteFromJars.encoded(question));
            long between = System.nanoTime();
            long total = lucene.found(question);
            long end = System.nanoTime();
            assertThat(page).contains("\"total\":" + total + ",");
            if (asked >= 0) {
                through[asked] = between - start;
                alone[asked] = end - between;
                found += total;
            }
        }
        Arrays.sort(through);
        Arrays.sort(alone);
        System.out.printf(
                "%s: through the gateway %s ms, Lucene alone %s ms, p50 %.1f times; %,d found on average%n",
                kind,
                percentiles(through),
                percentiles(alone),
                (double) through[ASKED / 2] / alone[ASKED / 2],
                found / ASKED);
    }

    private static String percentiles(long[] sorted) {
        return "%.1f · %.1f · %.1f"
                .formatted(
                        sorted[sorted.length / 2] / 1e6,
                        sorted[sorted.length * 95 / 100] / 1e6,
                        sorted[sorted.length * 99 / 100] / 1e6);
    }

    /** What the service asks of Lucene for a page: the best articles in their order, and how many there are. */
    private static long lucene(IndexSearcher searcher, QueryCompiler compiler, String text) {
        try {
            Query query = compiler.compile(QueryParser.parse(text), List.of());
            return Ranking.of(searcher, query, Instant.now()).total();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
