package org.jarida.article.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jarida.test.Nginx;
import org.jarida.test.Wrk;
import org.jarida.test.Wrk.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many answers a second 50 readers get through the gateway, and after what time, beside nginx serving files of the same
 * bytes. Needs {@code nginx} and {@code wrk}; figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
class ReadersRateIT {

    private static final int ARTICLES = Integer.getInteger("jarida.readers.articles", 20_000);
    private static final int ADDRESSES = 200;
    private static final int READERS = 50;
    /** The compilers are busy that long with a kind of page that they have not seen. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration NOTHING_TO_COMPILE = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    /** As a browser asks; the answers are kept for nginx as they came. */
    private static final Map<String, String> HEADERS = Map.of("Accept-Encoding", "gzip", "Accept-Language", "ar");

    @TempDir
    private Path folder;

    @Test
    void readersAreAnsweredThroughTheGatewayBesideNginx() throws Exception {
        GeneratedNews news = new GeneratedNews();
        try (SiteFromJars site = new SiteFromJars(folder)) {
            site.publishPastTheFiling(news, ARTICLES);
            site.startArticleService();
            site.awaitIndex(ARTICLES);
            site.startGateway();
            Map<String, List<String>> kinds = new LinkedHashMap<>();
            kinds.put("home", List.of("/"));
            kinds.put("article", addresses(site, number -> "/articles/" + GeneratedNews.articleId(number)));
            kinds.put(
                    "article as JSON",
                    addresses(site, number -> "/api/v1/articles/" + GeneratedNews.articleId(number)));
            kinds.put(
                    "list of a source", addresses(site, number -> "/sources/source-" + number % GeneratedNews.SOURCES));
            kinds.put("search", addresses(site, _ -> "/search?q=" + SiteFromJars.encoded(news.word())));
            kinds.put(
                    "search as JSON",
                    addresses(site, _ -> "/api/v1/articles?q=" + SiteFromJars.encoded(news.threeWords())));
            for (var kind : kinds.entrySet()) {
                compare(site, kind.getKey(), kind.getValue());
            }
        }
    }

    private void compare(SiteFromJars site, String kind, List<String> addresses) throws Exception {
        Path files = Files.createDirectories(folder.resolve("files-of-" + kind.replace(' ', '-')));
        int port = SiteFromJars.freePort();
        String type = keep(site, addresses, files);
        try (Nginx _ = Nginx.start(folder, port, """
                    sendfile on;
                    tcp_nopush on;
                    open_file_cache max=1000;
                    server {
                      listen 127.0.0.1:%1$d;
                      root %2$s;
                      types { }
                      default_type "%3$s";
                      location / { add_header Content-Encoding gzip; }
                    }
                """.formatted(port, files, type))) {
            List<String> numbers =
                    IntStream.range(0, addresses.size()).mapToObj(n -> "/" + n).toList();
            Rate ours = readers(site.address("").toString(), addresses, WARM_UP);
            Rate theirs = readers("http://127.0.0.1:" + port, numbers, NOTHING_TO_COMPILE);
            System.out.printf(
                    "%s: through the gateway %s; nginx %s; ratio %.2f%n",
                    kind, ours, theirs, ours.perSecond() / theirs.perSecond());
        }
    }

    private Rate readers(String site, List<String> paths, Duration warmUp) {
        Wrk wrk = new Wrk(folder, paths, HEADERS);
        wrk.ask(site, READERS, warmUp);
        return wrk.ask(site, READERS, MEASURED);
    }

    /** Addresses as they are after a redirect to their slugs. */
    private static List<String> addresses(SiteFromJars site, IntFunction<String> address) {
        return IntStream.rangeClosed(1, ADDRESSES)
                .mapToObj(address)
                .distinct()
                .map(each -> site.get(each).headers().firstValue("Location").orElse(each))
                .toList();
    }

    /** Keeps the answers as files; returns their type. */
    private static String keep(SiteFromJars site, List<String> addresses, Path files) throws IOException {
        String type = "";
        for (int number = 0; number < addresses.size(); number++) {
            HttpResponse<byte[]> answer = site.get(
                    addresses.get(number),
                    HEADERS.entrySet().stream()
                            .flatMap(header -> List.of(header.getKey(), header.getValue()).stream())
                            .toArray(String[]::new));
            assertThat(answer.statusCode()).as(addresses.get(number)).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            type = answer.headers().firstValue("Content-Type").orElseThrow();
            Files.write(files.resolve(Integer.toString(number)), answer.body());
        }
        return type;
    }
}
