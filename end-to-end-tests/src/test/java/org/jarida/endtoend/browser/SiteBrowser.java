package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.jarida.endtoend.journey.SharedJarida;
import org.jarida.test.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Somebody's browser at the site; selectors are those of CSS. */
final class SiteBrowser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Chromium chromium = new Chromium();
    private final URI site;
    private Who who = Who.READER;

    SiteBrowser(URI site) {
        this.site = site;
        keepViolations();
    }

    Chromium chromium() {
        return chromium;
    }

    /** Hands the browser to somebody, who signs in if needed. */
    void become(Who wanted) {
        if (wanted == who) {
            return;
        }
        go("/about");
        chromium.manage().deleteAllCookies();
        if (wanted.account() != null) {
            signIn(wanted.account());
        }
        who = wanted;
    }

    /** By the form. */
    void signIn(String account) {
        go("/login");
        type("[name=name]", account);
        type("[name=password]", SharedJarida.PASSWORD);
        click("main form button");
        patiently().until(() -> !path().startsWith("/login"));
    }

    void go(String path) {
        chromium.get(site.resolve(path).toString());
    }

    /** As the language switch does it; the pages after this one are in the same language. */
    void go(String path, Language language) {
        go(path + (path.contains("?") ? "&" : "?") + "ui=" + language.tag());
    }

    /** Path and query of the page that is shown. */
    String path() {
        URI address = URI.create(chromium.getCurrentUrl());
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /** Waits for an element. */
    WebElement see(String selector) {
        patiently().alias(selector).until(() -> !all(selector).isEmpty());
        return chromium.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return chromium.findElements(By.cssSelector(selector));
    }

    /** What an element says, once it is there. */
    String words(String selector) {
        return see(selector).getText();
    }

    void click(String selector) {
        WebElement element = see(selector);
        chromium.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    void type(String selector, String words) {
        WebElement field = see(selector);
        field.clear();
        field.sendKeys(words);
    }

    /** The status that a form is refused with, once its answer has taken the place of the form's page. */
    int refusal() {
        return patiently().until(this::status, status -> status >= 400);
    }

    /** The status that the page was answered with. */
    int status() {
        Object status = chromium.executeScript("return performance.getEntriesByType('navigation')[0].responseStatus");
        assertThat(status).isInstanceOf(Number.class);
        return ((Number) status).intValue();
    }

    /** Has every page that is loaded keep what its content security policy refuses. */
    private void keepViolations() {
        chromium.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                window.jaridaViolations = [];
                addEventListener("securitypolicyviolation", (refused) => jaridaViolations.push(
                  `${refused.violatedDirective} refuses ${refused.blockedURI} ${refused.sample}`));
                """));
    }

    List<?> violations() {
        return (List<?>) Objects.requireNonNull(chromium.executeScript("return jaridaViolations"));
    }

    /** Paths on this site that the page links to. */
    List<String> links() {
        Object links = chromium.executeScript("""
                return [...new Set([...document.querySelectorAll("a[href]")]
                  .map((link) => new URL(link.href)).filter((to) => to.origin === location.origin)
                  .map((to) => to.pathname))];
                """);
        return ((List<?>) Objects.requireNonNull(links))
                .stream().map(Object::toString).toList();
    }

    /** Waits until nothing that a page needs is missing, pictures further down included. */
    void awaitLoaded() {
        patiently().until(() -> Boolean.TRUE.equals(chromium.executeScript("""
                document.querySelectorAll("img").forEach((image) => (image.loading = "eager"));
                return document.readyState === "complete" && document.fonts.status === "loaded" &&
                  [...document.images].every((image) => image.complete);
                """)));
    }

    /** Looks often: what is waited for comes within milliseconds, hundreds of times. */
    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        chromium.quit();
    }
}
