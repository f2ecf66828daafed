package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jarida.endtoend.journey.SharedJarida;
import org.jarida.endtoend.journey.Shown;
import org.jarida.endtoend.journey.Visitor;
import org.jarida.endtoend.journey.Visitor.Answer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/** The shared Jarida with something to see on every page: filled for the first test that asks, and left so by all. */
final class FilledSite {

    /** The demo newspaper that has more articles than a page holds. */
    static final String CITY = "almadina";
    /** A source whose feed is not there, with a name that nothing can break. */
    static final String SILENT = "silent";
    /** A source that is not asked for the time being. */
    static final String RESTING = "resting";
    /** Where reported pictures come from. */
    static final String REPORTED = "reported";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SharedJarida jarida;
    private final Visitor admin;
    private final Visitor moderator;
    private final Visitor reader;
    private final PortPapers papers;
    private final List<Shown> pictures;
    private final String mistake;

    private FilledSite(SharedJarida jarida) {
        this.jarida = jarida;
        this.admin = jarida.admin();
        this.moderator = jarida.moderator();
        this.reader = Visitor.person(jarida.jarida().url());
        this.papers = new PortPapers(jarida.newspaper());
        papers.print();
        follow(PortPapers.HARBOUR, "صحيفة المرسى", "ar", "FULL", papers.feed(PortPapers.HARBOUR));
        follow(PortPapers.COAST, "أخبار الساحل", "ar", "EXCERPT", papers.feed(PortPapers.COAST));
        follow(PortPapers.CAPE, "Le Phare du Cap", "fr", "LINK", papers.feed(PortPapers.CAPE));
        follow(SILENT, "صحيفةالميناءالقديموالأرصفةالبعيدةوالمنارةالبيضاء", "ar", "FULL", papers.address("/no.xml"));
        follow(RESTING, "The Lighthouse Weekly", "en", "FULL", papers.address("/weekly.xml"));
        rest();
        this.pictures = Shown.of(jarida.newspaper(), admin, REPORTED, 6);
        awaitPapers();
        this.mistake = id(PortPapers.HARBOUR, PortPapers.MISTAKE);
        takeDown();
        correct();
        report();
        await().atMost(PATIENCE).until(() -> articles("source=" + CITY).size() > 30);
        await().atMost(PATIENCE).until(() -> articles("q=" + encoded("المدينة")).size() > 5);
    }

    SharedJarida jarida() {
        return jarida;
    }

    PortPapers papers() {
        return papers;
    }

    /** Hidden by a rule, and nobody has appealed. */
    Shown hidden() {
        return pictures.get(0);
    }

    /** Hidden by a rule, and an appeal waits for its answer. */
    Shown appealed() {
        return pictures.get(1);
    }

    /** Hidden by a rule, an appeal was refused. */
    Shown upheld() {
        return pictures.get(2);
    }

    /** Hidden by a rule and shown again for an appeal. */
    Shown granted() {
        return pictures.get(3);
    }

    /** Shown, and reported for the worst. */
    Shown severe() {
        return pictures.get(4);
    }

    /** A case with a history, notes and a colleague at work on it. */
    Shown discussed() {
        return pictures.get(5);
    }

    /** The id of an article that an editor has taken down. */
    String mistake() {
        return mistake;
    }

    /** The statement of why a picture was hidden. */
    String statement(Shown picture) {
        Answer answer = reader.get("/appeals/" + picture.imageId());
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("location").replaceFirst("^https?://[^/]+", "");
    }

    /** The readable address of an article. */
    String article(String source, Predicate<JsonNode> which) {
        return articles("source=" + source).stream()
                .filter(which)
                .findFirst()
                .orElseThrow()
                .get("path")
                .asString();
    }

    /** The short address of an article, by its title. */
    String articleOf(String source, String title) {
        return "/articles/" + id(source, title);
    }

    String id(String source, String title) {
        return articles("source=" + source).stream()
                .filter(article -> article.get("title").asString().equals(title))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    /** The first address on a page that looks so. */
    String link(String page, String pattern) {
        Matcher link = Pattern.compile("href=\"(" + pattern + ")\"")
                .matcher(reader.get(page, "Accept", "text/html").text());
        assertThat(link.find()).as(pattern + " on " + page).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private List<JsonNode> articles(String which) {
        JsonNode list = reader.get("/api/v1/articles?limit=100&" + which).json();
        return StreamSupport.stream(list.get("items").spliterator(), false).toList();
    }

    private void follow(String id, String name, String language, String policy, String feed) {
        String source = """
                {"id":"%s","name":"%s","language":"%s","policy":"%s","zone":"Africa/Casablanca","credit":"%s","feeds":[{"url":"%s"}]}
                """.formatted(id, name, language, policy, name, feed);
        Answer added = admin.postJson("/api/v1/sources", source);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    private void rest() {
        assertThat(admin.send("POST", "/api/v1/sources/" + RESTING + "/pause", new byte[0])
                        .status())
                .isBetween(200, 204);
    }

    private void awaitPapers() {
        await().atMost(PATIENCE)
                .until(() -> articles("source=" + PortPapers.HARBOUR).size() == 4
                        && articles("source=" + PortPapers.COAST).size() == 1
                        && articles("source=" + PortPapers.CAPE).size() == 1);
    }

    private void takeDown() {
        assertThat(admin.send(
                                "DELETE",
                                "/api/v1/articles/" + mistake,
                                "{\"reason\":\"نشر سهوا\"}".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json")
                        .status())
                .isBetween(200, 204);
    }

    private void correct() {
        papers.correct();
        assertThat(admin.send("POST", "/api/v1/sources/" + PortPapers.HARBOUR + "/poll", new byte[0])
                        .status())
                .isBetween(200, 204);
        await().atMost(PATIENCE)
                .until(() -> articles("source=" + PortPapers.HARBOUR).stream()
                        .anyMatch(article -> article.get("title").asString().equals(PortPapers.CORRECTED)));
    }

    private void report() {
        for (Shown picture : List.of(hidden(), appealed(), upheld(), granted(), discussed())) {
            IntStream.range(0, 3).forEach(_ -> reportAs("VIOLENCE", picture));
            awaitState(picture, "AUTO_HIDDEN");
        }
        reportAs("TERROR", severe());
        awaitState(severe(), "TERROR");
        String text = "text=" + encoded("هذه صورة صحفية من الميناء (رقمها IMG-2041).\nلا عنف فيها.");
        for (Shown picture : List.of(appealed(), upheld(), granted())) {
            assertThat(reader.postForm(statement(picture), text).status()).isEqualTo(303);
        }
        answer(upheld(), "UPHELD", "تظهر الصورة جريحا عن قرب.\nNos règles ne l’admettent pas.");
        answer(granted(), "OVERTURNED", "صورة صحفية لا عنف فيها");
        discuss();
    }

    private void reportAs(String reason, Shown picture) {
        String path = "/api/v1/articles/" + picture.articleId() + "/images/" + picture.imageId() + "/reports";
        assertThat(Visitor.person(jarida.jarida().url())
                        .postJson(path, "{\"reason\":\"" + reason + "\"}")
                        .status())
                .isEqualTo(202);
    }

    private void answer(Shown picture, String outcome, String words) {
        JsonNode appeal = StreamSupport.stream(
                        moderator
                                .get("/api/v1/moderation/appeals?limit=100")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .filter(each -> each.get("id").asString().startsWith(picture.imageId()))
                .findFirst()
                .orElseThrow();
        String body = "{\"outcome\":\"%s\",\"version\":%s,\"reason\":\"%s\"}"
                .formatted(outcome, appeal.get("version"), words.replace("\n", "\\n"));
        Answer answered = moderator.postJson(
                "/api/v1/moderation/appeals/" + appeal.get("id").asString() + "/answer", body);
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
    }

    private void discuss() {
        String path = "/api/v1/moderation/cases/" + discussed().imageId();
        for (String action : List.of("CONFIRM", "RESTORE")) {
            String body = "{\"action\":\"%s\",\"version\":%s,\"reason\":\"نظرت فيها مع زميلة\"}"
                    .formatted(action, moderator.get(path).json().get("version"));
            assertThat(moderator.postJson(path + "/verdicts", body).status()).isEqualTo(200);
        }
        assertThat(moderator
                        .postJson(path + "/notes", "{\"text\":\"كتبت إلى المصدر\\nand wait for its answer\"}")
                        .status())
                .isEqualTo(201);
        assertThat(admin.send("PUT", path + "/claim", new byte[0]).status()).isEqualTo(200);
    }

    private void awaitState(Shown picture, String state) {
        await().atMost(PATIENCE)
                .until(() -> moderator
                        .get("/api/v1/moderation/cases/" + picture.imageId())
                        .text()
                        .contains("\"" + state + "\""));
    }

    static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** Gives it to the methods of a test class that ask for it. */
    static final class Resolver implements ParameterResolver {

        private final SharedJarida.Resolver shared = new SharedJarida.Resolver();

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FilledSite.class;
        }

        @Override
        public FilledSite resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(FilledSite.class))
                    .computeIfAbsent(
                            FilledSite.class,
                            _ -> new FilledSite(shared.resolveParameter(parameter, context)),
                            FilledSite.class);
        }
    }
}
