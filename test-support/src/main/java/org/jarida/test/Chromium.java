package org.jarida.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, for tests of pages; to be quit. Screenshots are in {@code target/screenshots}. */
public final class Chromium extends ChromeDriver {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int DESKTOP = 800;

    public Chromium() {
        super(driver(), options());
    }

    /** Named, or Selenium would look for one elsewhere first. */
    private static ChromeDriverService driver() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
    }

    private static ChromeOptions options() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=ar");
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** A phone's screen when it is narrow, else a desktop's; width in CSS pixels. */
    public void screen(int width) {
        boolean phone = width < DESKTOP;
        executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", phone ? 844 : 900, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** What the reader has set for {@code prefers-color-scheme} and {@code prefers-reduced-motion}. */
    public void prefer(String scheme, String motion) {
        executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", motion))));
    }

    /** Whether pages that are loaded from now on may run scripts; the tests' own run all the same. */
    public void allowScripts(boolean allowed) {
        executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
    }

    /** Warnings and errors in the console since they were last asked for. */
    public List<String> complaints() {
        return manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** Keeps a picture of the whole page. */
    public void screenshot(String name) {
        Map<String, Object> page = executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("format", "png", "optimizeForSpeed", true, "captureBeyondViewport", isHigherThanItsScreen()));
        String data = (String) Objects.requireNonNull(page.get("data"));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png(data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asked to look beyond the screen of a page that does not go on there, it moves a right-to-left page aside. */
    private boolean isHigherThanItsScreen() {
        Map<?, ?> metrics = executeCdpCommand("Page.getLayoutMetrics", Map.of());
        return number(metrics, "cssContentSize", "height") > number(metrics, "cssLayoutViewport", "clientHeight");
    }

    private static double number(Map<?, ?> metrics, String box, String side) {
        Map<?, ?> sides = (Map<?, ?>) Objects.requireNonNull(metrics.get(box));
        return ((Number) Objects.requireNonNull(sides.get(side))).doubleValue();
    }
}
