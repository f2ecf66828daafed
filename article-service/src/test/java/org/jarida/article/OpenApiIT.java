package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the OpenAPI document to what the service answers. */
class OpenApiIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String DOCUMENT = "/api/v1/articles/openapi.json";
    private static final String ARTICLE = Entries.id(9700);
    private static final String WITHDRAWN = Entries.id(9701);

    private static RunningService service;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        service = RunningService.start();
        document = service.get(DOCUMENT).json();
        Wire.publish(
                SourceEvents.changed("paper", 1, "Paper", DisplayPolicy.FULL),
                Entries.discovered(ARTICLE, Entries.content("paper", "ar", "قبل", AT, 9710)),
                Entries.revised(ARTICLE, 2, Entries.content("paper", "ar", "بعد", AT, 9710)),
                Entries.discovered(Entries.id(9702), Entries.content("paper", "ar", "آخر", AT)),
                Entries.withdrawn(WITHDRAWN, 1));
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + WITHDRAWN).status() == 410);
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + ARTICLE + "/revisions")
                                .json()
                                .path("items")
                                .size()
                        == 2);
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles?q=%D8%A8%D8%B9%D8%AF")
                                .json()
                                .path("items")
                                .size()
                        == 1);
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles?limit=9")
                                .json()
                                .path("items")
                                .size()
                        == 2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anotherParserFindsNothingWrongWithTheDocument() {
        var parsed = new OpenAPIV3Parser().readContents(document.toString());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSize(document.path("paths").size());
    }

    /** Whoever adds an endpoint or a parameter describes it; what is described is there. */
    @Test
    void everyEndpointIsDescribedWithItsParametersAndNoOther() {
        Map<String, Set<String>> served = new TreeMap<>();
        service.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> add(served, mapping, handler));
        Map<String, Set<String>> described = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(method -> Set.of("get", "post", "delete").contains(method))
                        .forEach(method -> described.put(
                                method + " " + path.getKey(),
                                queryOf(path.getValue().path(method)))));

        assertThat(described).isEqualTo(served);
    }

    private static void add(Map<String, Set<String>> served, RequestMappingInfo mapping, HandlerMethod handler) {
        String feature = handler.getBeanType().getPackageName();
        if (!feature.endsWith(".api") && !feature.endsWith(".report")) {
            return;
        }
        mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition().getMethods().forEach(method -> {
                    String operation = method.name().toLowerCase(Locale.ROOT) + " " + path;
                    Set<String> parameters = served.computeIfAbsent(operation, _ -> new TreeSet<>());
                    if (operation.startsWith("get ")) {
                        Arrays.stream(handler.getMethod().getParameters())
                                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                                .forEach(parameter -> parameters.add(parameter.getName()));
                    }
                }));
    }

    private static Set<String> queryOf(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .map(parameter -> parameter.has("$ref")
                        ? document.at(parameter.path("$ref").asString().substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles?limit=1, 200, ArticlePage",
        "/api/v1/articles?limit=9, 200, ArticlePage",
        "/api/v1/articles?source=nobody, 200, ArticlePage",
        "/api/v1/articles/000000000000000000000000000025e4, 200, Article",
        "/api/v1/articles/000000000000000000000000000025e4/revisions, 200, Revisions",
        "/api/v1/articles/000000000000000000000000000025e4/revisions/1, 200, Article",
        "/api/v1/articles?q=%D8%A8%D8%B9%D8%AF, 200, ArticlePage",
        "/api/v1/search/facets?q=%D8%A8%D8%B9%D8%AF, 200, Facets",
        "/api/v1/search/suggestions?q=%D8%A2%D8%AE, 200, Suggestions",
        "/api/v1/headlines, 200, Headlines",
        "/api/v1/articles?limit=x, 400, Problem",
        "/api/v1/articles?fields=nonsense, 400, Problem",
        "/api/v1/articles/ffffffffffffffffffffffffffffffff, 404, Problem",
        "/api/v1/articles/000000000000000000000000000025e5, 410, Problem",
        "/api/v1/articles/000000000000000000000000000025e5/revisions, 410, Problem"
    })
    void everyAnswerIsAsDescribed(String path, int status, String schema) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(faults(schema, answer.json())).isEmpty();
    }

    /** A field that nobody described must not pass. */
    @Test
    void anAnswerThatIsNotAsDescribedIsFound() {
        ObjectNode article =
                (ObjectNode) service.get("/api/v1/articles/" + ARTICLE).json();
        assertThat(faults("Article", article.deepCopy().put("more", 1))).isNotEmpty();
        assertThat(faults("Article", article.deepCopy().put("revision", 0))).isNotEmpty();
        article.remove("title");
        assertThat(faults("Article", article)).isNotEmpty();
    }

    private static Iterable<?> faults(String schema, JsonNode value) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.put("$ref", "#/components/schemas/" + schema);
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value);
    }

    @Test
    void aClientGetsTheFieldsThatItWants() {
        JsonNode page =
                service.get("/api/v1/articles?limit=1&fields=id,title,source").json();
        assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "next");
        assertThat(page.path("items").get(0).propertyNames()).containsExactlyInAnyOrder("id", "title", "source");
        assertThat(service.get("/api/v1/articles/" + ARTICLE + "?fields=bodyHtml")
                        .json()
                        .propertyNames())
                .containsExactly("bodyHtml");
        for (String wrong : List.of("bodyHtml", "id,", "id,%20title", "ID")) {
            Answer answer = service.get("/api/v1/articles?fields=" + wrong + "&source=nobody");
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.json().path("parameter").asString()).isEqualTo("fields");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles, *",
        "/api/v1/articles/x, *",
        "/api/v1/headlines, *",
        "/api/v1/articles/openapi.json, *",
        "/feeds/articles.json, *",
        "/, ''",
        "/sitemap.xml, ''"
    })
    void scriptsOfOtherSitesMayReadTheApiAndFeeds(String path, String allowed) {
        assertThat(service.get(path, "Origin", "https://reader.example").header("Access-Control-Allow-Origin"))
                .isEqualTo(allowed);
    }

    @Test
    void reportsAreNotForScriptsOfOtherSites() {
        Answer report = service.post(
                "/api/v1/articles/" + ARTICLE + "/images/" + Entries.image(9710) + "/reports",
                RunningService.reader(RunningService.READER),
                "application/json",
                "{}");
        assertThat(report.status()).isEqualTo(202);
        assertThat(faults("Thanks", report.json())).isEmpty();
        assertThat(report.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
