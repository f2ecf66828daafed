package org.jarida.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTests {
    private static final Path FOLDER = Path.of("src/main/resources/org/jarida/theme/assets");

    private final Assets assets = Assets.instance();

    @Test
    void everyFileOfTheFolderIsServedOrPartOfTheStylesheet() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .collect(Collectors.toSet());
            Set<String> known = Stream.concat(
                            Assets.FILES.stream(), Assets.STYLES.stream().map(style -> "css/" + style))
                    .collect(Collectors.toSet());
            assertThat(names).isEqualTo(known);
        }
    }

    @Test
    void aHashedPathIsKeptForEverAndThePlainOneForMinutes() {
        String path = assets.path("jarida.css");
        assertThat(path).matches("/assets/jarida\\.[0-9a-f]{12}\\.css");
        assertThat(assets.find(path)).hasValueSatisfying(css -> {
            assertThat(css.cacheControl()).contains("immutable");
            assertThat(css.contentType()).isEqualTo("text/css; charset=utf-8");
            assertThat(css.etag()).matches("\"[0-9a-f]{12}\"");
        });
        assertThat(assets.find("/assets/jarida.css"))
                .hasValueSatisfying(css -> assertThat(css.cacheControl()).isEqualTo("public, max-age=300"));
        assertThat(assets.find("/assets/../secret")).isEmpty();
    }

    @Test
    void theStylesheetNamesOnlyFilesThatAreServedUnderTheirHash() {
        var css =
                new String(assets.find(assets.path("jarida.css")).orElseThrow().bytes(), StandardCharsets.UTF_8);
        var urls = Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(css);
        assertThat(urls.results().map(url -> url.group(1)))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(url -> assertThat(assets.find(url))
                        .hasValueSatisfying(
                                font -> assertThat(font.cacheControl()).contains("immutable")));
        assertThat(css).doesNotContain("http:", "https:", "/*");
    }

    @Test
    void aScriptNamesOtherFilesByPathsThatAreKeptForEver() {
        String worker = new String(assets.serviceWorker().bytes(), StandardCharsets.UTF_8);
        var named = Pattern.compile("\"(/assets/.+)\"").matcher(worker);
        assertThat(named.results().map(path -> path.group(1)))
                .contains(assets.path("jarida.css"), assets.path("js/keep.js"))
                .allSatisfy(path -> assertThat(assets.find(path))
                        .hasValueSatisfying(
                                file -> assertThat(file.cacheControl()).contains("immutable")));
    }

    /** The budget of a first view is set in the house: an article without pictures in 100 kB with its fonts. */
    @Test
    void anArabicPagesAssetsStayWithinTheirBudget() {
        int weight = Stream.of(
                        "jarida.css",
                        "fonts/markazi-text-arabic.woff2",
                        "fonts/readex-pro-arabic.woff2",
                        "js/ticker.js",
                        "js/live.js",
                        "js/report.js",
                        "js/share.js",
                        "js/outbox.js",
                        "js/keep.js")
                .map(name -> assets.find(assets.path(name)).orElseThrow())
                .mapToInt(asset -> asset.isCompressible() ? asset.gzipped().length : asset.bytes().length)
                .sum();
        assertThat(weight).isLessThan(80_000);
    }
}
