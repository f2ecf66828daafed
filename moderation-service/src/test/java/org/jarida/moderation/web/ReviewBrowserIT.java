package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.review.Review;
import org.jarida.test.Chromium;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The moderators' pages in Debian's Chromium, worked with the keyboard alone; screenshots are in {@code target/screenshots}. */
@Tag("browser")
class ReviewBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final AtomicInteger IMAGES = new AtomicInteger(0x6000);

    private static RunningService service;
    private static Doorway doorway;
    private static Chromium browser;

    private final String severe = image();
    private final String hidden = image();
    private final String first = image();
    private final String second = image();
    private final String claimed = image();

    @BeforeAll
    static void open() throws IOException {
        service = RunningService.start();
        doorway = new Doorway(service);
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.quit();
        doorway.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"AR,390", "EN,1440", "FR,390"})
    void theQueueIsWorkedThroughWithTheKeyboardAlone(UiLanguage language, int width) {
        fill();
        browser.screen(width);
        String name = language.tag() + "-" + width;
        browser.get(doorway.url() + "/moderation?ui=" + language.tag());
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("dir"))
                .isEqualTo(language.direction());
        assertThat(browser.findElements(By.cssSelector(".case image:not([filter])")))
                .isEmpty();
        picture("queue-" + name, width);

        press("j");
        awaitFocus(severe);
        press("v");
        assertThat(veiled(severe)).isFalse();
        picture("queue-open-" + name, width);
        press("v");
        assertThat(veiled(severe)).isTrue();

        press("m");
        await().atMost(PATIENCE)
                .until(() -> service.bean(Review.class).claimOf(severe).isPresent());
        awaitFocus(severe);

        decide("c", "dangerous");
        awaitState(severe, CaseState.CONFIRMED);
        assertThat(service.bean(Review.class).claimOf(severe)).isEmpty();
        awaitFocus(hidden);
        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .contains(severe.substring(0, 8));
        decide("r", "صورة صحفية");
        awaitState(hidden, CaseState.RESTORED);

        decideTwo(name, width);
        readAndNote(name, width);
        comeTooLate(name, width);
        statistics(name, width);
        assertThat(browser.complaints()).isEmpty();
    }

    private void decideTwo(String name, int width) {
        press("u");
        awaitFocus(first);
        press("x");
        press("j");
        awaitFocus(second);
        press("x");
        press("s");
        press("l");
        press("two of a kind");
        picture("several-" + name, width);
        press(Keys.ENTER);
        awaitState(second, CaseState.LOCKED);
        assertThat(service.bean(CaseStore.class).find(first).orElseThrow().state())
                .isEqualTo(CaseState.LOCKED);
        await().atMost(PATIENCE)
                .until(() -> browser.findElements(By.className("change")).size() == 2);
        picture("outcomes-" + name, width);
    }

    private void readAndNote(String name, int width) {
        press("u");
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.className("cases")).isEmpty());
        press("j");
        awaitFocus(claimed);
        press(Keys.ENTER);
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("/cases/" + claimed));
        picture("case-" + name, width);
        press("n");
        press("كتبت إلى المصدر\nand wait for its answer");
        press(Keys.TAB);
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> browser.findElements(By.className("note-text")).size() == 1);
        picture("note-" + name, width);
    }

    private void comeTooLate(String name, int width) {
        service.bean(Moderation.class).decide(claimed, Action.LEGAL, 2, "أمر من المحكمة", "karim");
        decide("c", "too late");
        await().atMost(PATIENCE)
                .until(() ->
                        !browser.findElements(By.cssSelector("[role=alert]")).isEmpty());
        assertThat(browser.findElement(By.className("is-recent")).getText()).contains("أمر من المحكمة", "karim");
        assertThat(service.bean(CaseStore.class).find(claimed).orElseThrow().state())
                .isEqualTo(CaseState.LEGAL);
        picture("late-" + name, width);
    }

    private static void statistics(String name, int width) {
        browser.get(doorway.url() + "/moderation/statistics");
        assertThat(browser.findElements(By.cssSelector(".plot rect"))).isNotEmpty();
        picture("statistics-" + name, width);
    }

    /** A severe case, one hidden by rule, two with a report each, and one that a colleague looks at. */
    private void fill() {
        report(severe, 1, ReportReason.TERROR);
        IntStream.rangeClosed(1, 5).forEach(reader -> report(hidden, reader, ReportReason.VIOLENCE));
        report(first, 1, ReportReason.SPAM);
        report(first, 2, ReportReason.SPAM);
        awaitStored(first);
        report(second, 1, ReportReason.SPAM);
        report(second, 2, ReportReason.OTHER);
        awaitStored(second);
        report(claimed, 1, ReportReason.SPAM);
        awaitStored(severe);
        awaitStored(claimed);
        awaitState(hidden, CaseState.AUTO_HIDDEN);
        service.bean(ShowingArticleStore.class)
                .put(List.of(
                        new ShowingArticle(
                                severe.substring(0, 32),
                                1,
                                "وزراء الخارجية يجتمعون لبحث هدنة طويلة في المنطقة بعد أسابيع من المحادثات",
                                "alayam",
                                List.of(severe, hidden),
                                Instant.now()),
                        new ShowingArticle(
                                claimed.substring(0, 32),
                                1,
                                "Harbour opens again after the storm",
                                "coast-daily",
                                List.of(claimed, first),
                                Instant.now())));
        service.bean(Moderation.class).decide(claimed, Action.CONFIRM, 0, "seen by karim", "karim");
        service.bean(Moderation.class).decide(claimed, Action.RESTORE, 1, "a harbour", "karim");
        report(claimed, 7, ReportReason.SPAM, 2);
        await().atMost(PATIENCE)
                .until(() -> !service.bean(CaseStore.class)
                        .find(claimed)
                        .orElseThrow()
                        .ballot()
                        .votes()
                        .isEmpty());
        service.bean(Review.class).claim(claimed, "karim");
    }

    private static void report(String image, int reader, ReportReason reason) {
        report(image, reader, reason, 1);
    }

    private static void report(String image, int reader, ReportReason reason, int round) {
        service.send(new ImageReported(
                "report-" + reader + "-" + round,
                image,
                "%032x".formatted(1),
                round,
                List.of(Acts.reader(reader)),
                List.of(Acts.network(reader)),
                reason,
                null,
                500));
    }

    private static void awaitStored(String image) {
        await().atMost(PATIENCE)
                .until(() -> service.bean(CaseStore.class).find(image).isPresent());
    }

    private static void awaitState(String image, CaseState state) {
        await().atMost(PATIENCE)
                .until(() -> service.bean(CaseStore.class)
                        .find(image)
                        .filter(found -> found.state() == state)
                        .isPresent());
    }

    private static String image() {
        return "%08x".formatted(IMAGES.incrementAndGet() * 0x9e3779b1) + "0".repeat(56);
    }

    /** Chooses a decision of the case in focus and says why. */
    private static void decide(String key, String reason) {
        press(key);
        await().atMost(PATIENCE)
                .until(() -> "reason".equals(browser.switchTo().activeElement().getDomAttribute("name")));
        press(reason);
        press(Keys.ENTER);
    }

    private static void press(CharSequence keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** The case has the focus, and one sees that. */
    private static void awaitFocus(String image) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            WebElement active = browser.switchTo().activeElement();
            return ("case-" + image).equals(active.getDomAttribute("id"))
                    && active.getCssValue("outline-style").equals("solid");
        });
    }

    private static boolean veiled(String image) {
        return !browser.findElements(By.cssSelector("#case-" + image + " image[filter]"))
                .isEmpty();
    }

    /** The whole page, which is no wider than the screen. */
    private static void picture(String name, int width) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.executeScript("return document.fonts.status"))
                        .isEqualTo("loaded"));
        browser.screenshot(name);
        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(width);
    }
}
