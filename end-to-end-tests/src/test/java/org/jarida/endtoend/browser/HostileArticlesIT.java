package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jarida.endtoend.journey.SharedJarida;
import org.jarida.endtoend.journey.Visitor;
import org.jarida.test.Chromium;
import org.jarida.test.HostileSnippets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every snippet of the corpus on the pages and in the feed of a newspaper that means harm. Taken in, stored, published and
 * opened in a browser, nothing runs, nothing is asked of another site, and our page stands as that of an honest article.
 */
@ExtendWith(SharedJarida.Resolver.class)
class HostileArticlesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BEFORE = "كلام قبل الأذى";
    private static final String AFTER = "كلام بعد الأذى";
    private static final int PHONE = 390;
    private static final int ON_A_PAGE = 10;
    /** Of so many articles of a feed every build opens one, profile {@code soak} all. */
    private static final int ONE_IN = 10;

    /** So often a paragraph is repeated that the feed has the whole text, and no page is asked for more. */
    private static final int WHOLE_TEXT = 20;

    private static final int PAGE_OF_API = 100;
    private static final List<String> SNIPPETS = HostileSnippets.all();

    /** Runs before anything of the page does. */
    private static final String TRAP = """
            window.ran = [];
            for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
              window[name] = (...told) => window.ran.push(`${name}(${told})`);
            }
            """;

    private static final String FLAWS = """
            const URLS = ["href", "src", "srcset", "action", "formaction", "poster", "cite", "data", "background", "xlink:href"];
            const flaws = [...window.ran];
            for (const entry of performance.getEntriesByType("resource")) {
              if (new URL(entry.name).origin !== location.origin) flaws.push(`asks for ${entry.name}`);
            }
            const root = document.documentElement;
            if (root.scrollWidth > innerWidth) flaws.push(`scrolls to the side: ${root.scrollWidth}`);
            const order = [".masthead", "#main", ".footer"].map((part) => document.querySelectorAll(part));
            if (order.some((parts) => parts.length !== 1)) return [...flaws, "not one masthead, main and footer"];
            const [head, main, foot] = order.map(([part]) => part.getBoundingClientRect());
            if (order[1][0].tagName !== "MAIN" || order.some(([part]) => !document.body.contains(part))) flaws.push("main is moved");
            if (head.bottom > main.top + 1 || main.bottom > foot.top + 1) flaws.push("parts overlap");
            for (const element of main && document.querySelectorAll("#main *")) {
              const { position, animationName } = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              if (["fixed", "sticky"].includes(position)) flaws.push(`${element.tagName} is ${position}`);
              if (animationName !== "none") flaws.push(`${element.tagName} moves`);
              if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)
                  && !element.closest(".table-scroll, table, pre, svg, .visually-hidden")) {
                flaws.push(`${element.tagName} from ${box.left} to ${box.right}`);
              }
              for (const { name, value } of element.attributes) {
                if (name.startsWith("on") || name === "style") flaws.push(`${element.tagName} has ${name}`);
                if (URLS.includes(name) && /^\\s*(javascript|data|vbscript):/i.test(value)) flaws.push(`${element.tagName} has ${name}=${value}`);
              }
            }
            if (document.querySelector("#main :is(script, style, iframe, object, embed, base, link, meta, math)")) flaws.push("foreign element");
            return flaws.slice(0, 5);
            """;

    private static SharedJarida shared;
    private static Chromium browser;

    @BeforeAll
    static void open(SharedJarida jarida) {
        shared = jarida;
        browser = new Chromium();
        browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", TRAP));
        browser.screen(PHONE);
        browser.prefer("light", "reduce");
    }

    @AfterAll
    static void close() {
        browser.quit();
    }

    @Tag("browser")
    @Test
    void nothingOfAPageRunsOrBreaksOurs() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int first = 0; first < SNIPPETS.size(); first += ON_A_PAGE) {
            String path = "/hostile-pages/" + first + ".html";
            shared.newspaper().put(path, "text/html; charset=utf-8", page(first).getBytes(StandardCharsets.UTF_8));
            items.add(Map.of(
                    "id", "page-" + first,
                    "url", shared.newspaper().url(path),
                    "title", "صفحة أذى " + first));
        }
        List<String> articles = follow("hostile-pages", items);

        examine(articles);
    }

    @Tag("browser")
    @Test
    void nothingOfAFeedRunsOrBreaksOurLists() {
        List<String> articles = followFeed("hostile-feed");

        SoftAssertions soundness = new SoftAssertions();
        for (String list : List.of("/", "/sources", "/sources/hostile-feed", "/sections", "/search?q=alert")) {
            open(list);
            soundness.assertThat(flaws()).as(list).isEmpty();
        }
        soundness.assertAll();
        examine(IntStream.iterate(0, i -> i < articles.size(), i -> i + ONE_IN)
                .mapToObj(articles::get)
                .toList());
    }

    @Tag("soak")
    @Test
    void nothingOfAFeedRunsOrBreaksAnyArticle() {
        examine(followFeed("hostile-feed-in-full"));
    }

    /** One entry with each snippet as its title, author, section and text. */
    private static List<String> followFeed(String source) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < SNIPPETS.size(); i++) {
            String snippet = SNIPPETS.get(i);
            items.add(Map.of(
                    "id", "entry-" + i,
                    "url", shared.newspaper().url("/" + source + "/" + i),
                    "title", snippet,
                    "authors", List.of(Map.of("name", snippet)),
                    "tags", List.of(snippet),
                    "content_html",
                            "<p>%s</p><div>%s</div><p>%s</p>"
                                    .formatted((BEFORE + " ").repeat(WHOLE_TEXT), snippet, AFTER)));
        }
        return follow(source, items);
    }

    private static void examine(List<String> articles) {
        SoftAssertions soundness = new SoftAssertions();
        for (String article : articles) {
            open(article);
            soundness.assertThat(flaws()).as(browser.getTitle()).isEmpty();
            soundness.assertThat(body()).as(browser.getTitle()).containsAnyOf(BEFORE, AFTER);
        }
        soundness.assertAll();
    }

    private static String page(int first) {
        StringBuilder body = new StringBuilder("<!DOCTYPE html><html lang=ar dir=rtl><head><title>صفحة أذى " + first
                + "</title></head><body><article><h1>صفحة أذى " + first + "</h1><p>" + BEFORE
                + "، وهو كلام طويل بما يكفي ليكون نص خبر له بداية ووسط ونهاية يقرؤها الناس.</p>");
        SNIPPETS.stream()
                .skip(first)
                .limit(ON_A_PAGE)
                .forEach(snippet -> body.append("<div>")
                        .append(snippet)
                        .append("</div><p>")
                        .append(AFTER)
                        .append("، وهو كلام آخر يكفي ليكون فقرة من الخبر.</p>"));
        return body.append("</article></body></html>").toString();
    }

    private static List<String> follow(String source, List<Map<String, Object>> items) {
        Visitor admin = shared.admin();
        Map<String, Object> feed = new TreeMap<>(Map.of(
                "version",
                "https://jsonfeed.org/version/1.1",
                "title",
                source,
                "home_page_url",
                shared.newspaper().url("/"),
                "items",
                items));
        shared.newspaper().put("/" + source + ".json", "application/feed+json", JSON.writeValueAsBytes(feed));
        String description = JSON.writeValueAsString(Map.of(
                "id", source,
                "name", "صحيفة <img src=x onerror=alert(1)>",
                "language", "ar",
                "policy", "FULL",
                "feeds", List.of(Map.of("url", shared.newspaper().url("/" + source + ".json")))));
        assertThat(admin.postJson("/api/v1/sources", description).status()).isEqualTo(201);
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> articles(admin, source), all -> all.size() == items.size());
    }

    private static List<String> articles(Visitor visitor, String source) {
        List<String> articles = new ArrayList<>();
        String list = "/api/v1/articles?limit=%d&source=%s".formatted(PAGE_OF_API, source);
        String cursor = "";
        while (cursor != null) {
            JsonNode page = visitor.get(list + cursor).json();
            page.get("items")
                    .forEach(article ->
                            articles.add("/articles/" + article.get("id").asString()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        }
        return articles;
    }

    private static void open(String path) {
        browser.get(shared.jarida().url().resolve(path) + (path.contains("?") ? "&" : "?") + "ui=ar");
    }

    private static String body() {
        return browser.findElement(By.className("article-body")).getText();
    }

    /** What ran, what was asked for elsewhere, what is broken, and what the browser complains of. */
    private static List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        ((List<?>) browser.executeScript(FLAWS)).forEach(flaw -> flaws.add(flaw.toString()));
        flaws.addAll(browser.complaints());
        return flaws;
    }
}
