package org.jarida.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoNewspaperIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Pattern FIGURE = Pattern.compile(
            "<figure><img src=\"([^\"]+)\" alt=\"[^\"]+\" width=\"1200\" height=\"675\"><figcaption>([^<]{10,}) <span class=\"credit\">([^<]{5,})</span></figcaption></figure>");
    private static final Pattern RELATED = Pattern.compile("<li><a href=\"([^\"]+)\">");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static DemoNewspaper demo;

    /** An entry as a feed gives it. */
    private record Entry(String link, String title, String html) {}

    @BeforeAll
    static void start() throws IOException {
        demo = DemoNewspaper.start(0, DAY);
    }

    @AfterAll
    static void stop() {
        demo.close();
        CLIENT.close();
    }

    @ParameterizedTest
    @CsvSource({"ar, 30", "fr, 5", "en, 5"})
    void everyPaperHasEnoughCompleteArticles(String folder, int atLeast) throws Exception {
        List<Entry> entries = entries(folder);

        assertThat(entries).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(entries).extracting(Entry::link).doesNotHaveDuplicates();
        assertThat(entries).extracting(Entry::title).doesNotHaveDuplicates();
        Set<String> links = new HashSet<>(entries.stream().map(Entry::link).toList());
        for (Entry entry : entries) {
            assertThat(entry.title()).isNotBlank();
            String prose = entry.html()
                    .replaceAll("<figure>.*?</figure>|<aside.*?</aside>", "")
                    .replaceAll("(?s)<aside.*", "")
                    .replaceAll("<[^>]+>", "");
            assertThat(prose).as(entry.link()).hasSizeGreaterThan(600);
            assertThat(FIGURE.matcher(entry.html()).results().count())
                    .as("pictures with caption and credit of %s", entry.link())
                    .isPositive();
            List<String> related = RELATED.matcher(entry.html())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(related).as(entry.link()).isNotEmpty().doesNotContain(entry.link());
            assertThat(links).containsAll(related);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "fr", "en"})
    void everyArticlePageCarriesWhatTheFeedSays(String folder) throws Exception {
        for (Entry entry : entries(folder)) {
            HttpResponse<String> page = get(entry.link());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
            assertThat(page.body())
                    .contains("<h1>" + BodyHtml.escape(entry.title()) + "</h1>")
                    .contains(entry.html())
                    .contains("<html lang=\"" + folder)
                    .contains("<meta property=\"og:type\" content=\"article\">")
                    .contains("<link rel=\"canonical\" href=\"" + entry.link() + "\">")
                    .contains("<time datetime=\"2026-11-");
            String data = page.body().replaceAll("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1");
            JsonNode json = JsonMapper.shared().readTree(data);
            assertThat(json.path("@type").stringValue()).isEqualTo("NewsArticle");
            assertThat(json.path("headline").stringValue()).isEqualTo(entry.title());
        }
    }

    @Test
    void everyPictureIsAnImageAndAllDiffer() throws Exception {
        List<String> addresses = pictures();
        Set<String> tags = new HashSet<>();
        Set<String> types = new TreeSet<>();
        for (String address : addresses) {
            HttpResponse<byte[]> response =
                    CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).isEqualTo(675);
            tags.add(response.headers().firstValue("ETag").orElseThrow());
            types.add(response.headers().firstValue("Content-Type").orElseThrow());
        }

        assertThat(addresses).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
        assertThat(tags).hasSameSizeAs(addresses);
        assertThat(types).containsExactly("image/jpeg", "image/png");
    }

    @Test
    void startedAgainOnTheSameDayServesTheSameBytes() throws Exception {
        List<String> picture = pictures().subList(0, 3);
        try (var again = DemoNewspaper.start(0, DAY)) {
            for (String address : picture) {
                String other = address.replace(":" + demo.port() + "/", ":" + again.port() + "/");
                assertThat(get(other).headers().firstValue("ETag"))
                        .isEqualTo(get(address).headers().firstValue("ETag"));
            }
            for (String feed : List.of("/ar/feed.xml", "/fr/atom.xml", "/en/feed.json")) {
                assertThat(get("http://127.0.0.1:" + again.port() + feed)
                                .body()
                                .replace(":" + again.port() + "/", ":" + demo.port() + "/"))
                        .isEqualTo(get(base() + feed).body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ar/feed.xml",
                "/fr/atom.xml",
                "/en/feed.json",
                "/ar/",
                "/en/articles/tide-clock",
                "/ar/articles/water-saving",
                "/robots.txt"
            })
    void aClientWithTheCurrentVersionGets304(String path) throws Exception {
        HttpResponse<String> first = get(base() + path);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(modified).matches("\\w{3}, \\d\\d \\w{3} 2026 \\d\\d:\\d\\d:\\d\\d GMT");
        assertThat(conditional(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(conditional(path, "If-None-Match", "\"x\", W/" + etag).statusCode())
                .isEqualTo(304);
        assertThat(conditional(path, "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(conditional(path, "If-None-Match", "\"other\"").body()).isEqualTo(first.body());
        assertThat(conditional(path, "If-Modified-Since", "Sun, 01 Nov 2020 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(conditional(path, "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
    }

    @Test
    void headHasTheHeadersOfGetAndOtherMethodsAreRefused() throws Exception {
        URI feed = URI.create(base() + "/ar/feed.xml");
        HttpResponse<String> head =
                CLIENT.send(HttpRequest.newBuilder(feed).HEAD().build(), BodyHandlers.ofString());
        HttpResponse<String> post = CLIENT.send(
                HttpRequest.newBuilder(feed)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(get(feed.toString()).headers().firstValue("ETag"));
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(get(base() + "/ar/articles/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void homePagesNameTheirFeedAndListEveryArticle() throws Exception {
        for (var source : sources()) {
            String home = get(source.get("homepage").toString()).body();
            String feed = feed(source);

            assertThat(home).contains("<link rel=\"alternate\" type=\"").contains("href=\"" + feed + "\"");
            for (Entry entry : entries(feed.substring(base().length() + 1, base().length() + 3))) {
                assertThat(home).contains("<a href=\"" + entry.link() + "\">");
            }
        }
        assertThat(get(base() + "/").body()).contains(base() + "/ar/", base() + "/fr/", base() + "/en/");
    }

    @Test
    void sourcesAreYamlThatPointsAtWhatIsServed() throws Exception {
        List<Map<String, Object>> sources = sources();

        assertThat(sources).extracting(source -> source.get("language")).containsExactly("ar", "fr", "en");
        assertThat(sources.getFirst())
                .containsEntry("id", "almadina")
                .containsEntry("name", "جريدة المدينة")
                .containsEntry("zone", "Africa/Casablanca")
                .containsEntry("policy", "FULL");
        for (Map<String, Object> source : sources) {
            assertThat(source.get("id").toString()).matches("[a-z0-9-]{1,64}");
            assertThat(source).containsKeys("licence", "credit");
            assertThat(get(feed(source)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void everyArticleFileIsListedByItsPaper() throws Exception {
        for (String folder : List.of("ar", "fr", "en")) {
            Path files =
                    Path.of(DemoNewspaper.class.getResource("/demo/" + folder).toURI());
            try (Stream<Path> found = Files.list(files)) {
                assertThat(found.map(file -> file.getFileName().toString())
                                .filter(name -> !name.equals("paper.txt"))
                                .map(name -> name.replace(".txt", "")))
                        .containsExactlyInAnyOrderElementsOf(Paper.load(folder, DAY).articles().stream()
                                .map(DemoArticle::slug)
                                .toList());
            }
        }
    }

    @Test
    void aTakenPortIsAnError() {
        assertThatThrownBy(() -> DemoNewspaper.start(demo.port(), DAY)).isInstanceOf(BindException.class);
    }

    private static String base() {
        return "http://127.0.0.1:" + demo.port();
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> conditional(String path, String header, String value)
            throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> sources() {
        Map<String, Object> yaml = new Yaml().load(demo.sourcesYaml());
        return (List<Map<String, Object>>) yaml.get("sources");
    }

    private static String feed(Map<String, Object> source) {
        return ((Map<?, ?>) ((List<?>) source.get("feeds")).getFirst())
                .get("url")
                .toString();
    }

    private static List<String> pictures() throws Exception {
        List<String> addresses = new ArrayList<>();
        for (String folder : List.of("ar", "fr", "en")) {
            for (Entry entry : entries(folder)) {
                FIGURE.matcher(entry.html()).results().forEach(match -> addresses.add(match.group(1)));
            }
        }
        return addresses;
    }

    private static List<Entry> entries(String folder) throws Exception {
        return switch (folder) {
            case "ar" ->
                elements("/ar/feed.xml", "item").stream()
                        .map(item -> new Entry(text(item, "link"), text(item, "title"), text(item, "content:encoded")))
                        .toList();
            case "fr" ->
                elements("/fr/atom.xml", "entry").stream()
                        .map(entry -> new Entry(
                                ((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"),
                                text(entry, "title"),
                                text(entry, "content")))
                        .toList();
            default ->
                JsonMapper.shared()
                        .readTree(get(base() + "/en/feed.json").body())
                        .path("items")
                        .valueStream()
                        .map(item -> new Entry(
                                item.path("url").stringValue(),
                                item.path("title").stringValue(),
                                item.path("content_html").stringValue()))
                        .toList();
        };
    }

    private static List<Element> elements(String path, String name) throws Exception {
        byte[] bytes = get(base() + path).body().getBytes(StandardCharsets.UTF_8);
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes));
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }
}
