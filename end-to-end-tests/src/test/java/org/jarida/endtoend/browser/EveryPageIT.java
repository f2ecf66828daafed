package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jarida.endtoend.journey.MappedRoute;
import org.jarida.endtoend.journey.SharedJarida;
import org.jarida.endtoend.journey.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of a whole Jarida on small and large screens, by day and by night, for eyes, for screen readers and for the
 * keyboard: every build looks at each page in one language, in turn, profile {@code soak} at each in all. Screenshots are in
 * {@code target/screenshots}.
 */
@ExtendWith(FilledSite.Resolver.class)
class EveryPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is mapped and shows no page of its own: files, streams, and forms that lead back to a page. */
    private static final List<String> NO_PAGES = List.of(
            "GET /feeds/articles.{format:rss|atom|json}",
            "GET /live",
            "GET /sitemap.xml",
            "GET /news-sitemap.xml",
            "GET /robots.txt",
            "GET /manifest.webmanifest",
            "GET /sw.js",
            "GET /images/{id}",
            "GET /livez",
            "GET /readyz",
            "ANY /error",
            "GET /admin",
            "POST /admin/sources/{id}/poll",
            "POST /admin/sources/{id}/pause",
            "POST /admin/sources/{id}/resume",
            "POST /admin/sources/{id}/replay",
            "POST /admin/sources/{id}/republish",
            "POST /admin/sources/{id}/remove",
            "POST /admin/sources/import",
            "POST /admin/articles/{id}/takedown",
            "POST /admin/articles/{id}/reinstate",
            "POST /moderation/cases/{imageId}/verdicts",
            "POST /moderation/cases/{imageId}/claim",
            "POST /moderation/cases/{imageId}/release",
            "POST /moderation/cases/{imageId}/notes",
            "POST /moderation/cases/{imageId}/mute",
            "POST /moderation/cases/{imageId}/unmute",
            "POST /moderation/breaker/close",
            "POST /moderation/appeals/{id}/answer");

    private static final int BROWSERS = 2;

    private static final ExecutorService exams = Executors.newFixedThreadPool(BROWSERS);
    private static final BlockingQueue<SiteBrowser> browsers = new LinkedBlockingQueue<>();
    private static FilledSite site;
    private static List<SitePage> pages;
    private static List<MappedRoute> routes;

    @BeforeAll
    static void open(FilledSite filled) {
        site = filled;
        pages = EveryPage.of(filled);
        for (int i = 0; i < BROWSERS; i++) {
            browsers.add(new SiteBrowser(filled.jarida().jarida().url()));
        }
        routes = SharedJarida.SERVICES.stream()
                .flatMap(service ->
                        MappedRoute.of(service, filled.jarida().jarida().management(service)).stream())
                .toList();
    }

    @AfterAll
    static void close() {
        exams.shutdownNow();
        browsers.forEach(SiteBrowser::close);
    }

    @Tag("browser")
    @TestFactory
    List<DynamicTest> everyPageIsRightOnEveryScreen() {
        Language[] languages = Language.values();
        return IntStream.range(0, pages.size())
                .mapToObj(turn -> exam(pages.get(turn), languages[turn % languages.length]))
                .toList();
    }

    @Tag("soak")
    @TestFactory
    List<DynamicTest> everyPageIsRightInEveryLanguageOnEveryScreen() {
        return pages.stream()
                .flatMap(page -> Arrays.stream(Language.values()).map(language -> exam(page, language)))
                .toList();
    }

    /** Begun at once, two at a time, since a page waits as much as it computes. */
    private static DynamicTest exam(SitePage page, Language language) {
        Future<List<String>> flaws = exams.submit(() -> flaws(page, language));
        return dynamicTest(
                page + " in " + language,
                () -> assertThat(flaws.get()).as(page.path()).isEmpty());
    }

    private static List<String> flaws(SitePage page, Language language) throws InterruptedException {
        SiteBrowser browser = browsers.take();
        try {
            List<String> flaws = new PageExam(browser).flaws(page, language);
            browser.links().stream()
                    .filter(path -> !isKnown(path))
                    .forEach(path -> flaws.add("leads to " + path + ", which is not in the list"));
            return flaws;
        } finally {
            browsers.add(browser);
        }
    }

    private static boolean isKnown(String path) {
        return routes.stream().anyMatch(route -> matches(route, path))
                || pages.stream().anyMatch(page -> withoutQuery(page.path()).equals(path));
    }

    /** Its process stands still, as on a machine that has no time for it. */
    @Tag("browser")
    @Test
    void aPageWhoseServiceIsAwaySaysSo() throws IOException, InterruptedException {
        SitePage away = SitePage.at("away", Who.READER, "/transparency", 503);
        ProcessHandle service = site.jarida().jarida().process("moderation-service");
        signal("STOP", service);
        try {
            awaitStatus(away, 503);
            for (Language language : Language.values()) {
                assertThat(flaws(away, language)).as(language.tag()).isEmpty();
            }
        } finally {
            signal("CONT", service);
            awaitStatus(away, 200);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        assertThat(new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
                        .start()
                        .onExit())
                .succeedsWithin(PATIENCE);
    }

    private static void awaitStatus(SitePage page, int status) {
        Visitor visitor = Visitor.person(site.jarida().jarida().url());
        await().atMost(PATIENCE)
                .until(() -> visitor.get(page.path(), "Accept", "text/html").status() == status);
    }

    @Tag("browser")
    @Test
    void everyPageThatIsMappedIsInTheList() {
        List<String> missing = routes.stream()
                .filter(route -> !route.pattern().startsWith("/api/") && !NO_PAGES.contains(name(route)))
                .filter(route -> pages.stream()
                        .noneMatch(page ->
                                page.method().equals(route.method()) && matches(route, withoutQuery(page.path()))))
                .map(EveryPageIT::name)
                .toList();
        assertThat(missing).isEmpty();
        assertThat(routes).extracting(EveryPageIT::name).containsAll(NO_PAGES);
    }

    private static String name(MappedRoute route) {
        return route.method() + " " + route.pattern();
    }

    private static boolean matches(MappedRoute route, String path) {
        return Pattern.matches(route.pattern().replaceAll("\\{[^}]+}", "[^/]+"), path);
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("\\?.*", "");
    }
}
