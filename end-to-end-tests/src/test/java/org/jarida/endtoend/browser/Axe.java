package org.jarida.endtoend.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarida.test.Chromium;
import org.jspecify.annotations.Nullable;

/**
 * What axe-core finds on the page in a browser: WCAG 2.2 AA and its best practices. The browser itself runs it, as its
 * developers' tools would, so that the policy of the page stays as strict as it is.
 */
final class Axe {

    private static final String SOURCE = source();
    private static final String RUN = """
            const [rules, done] = arguments;
            const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
            const said = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
            axe.run({ exclude: location.pathname === "/" ? [] : [".ticker-list"] },
              { runOnly: rules ?? tags, resultTypes: ["violations"] }).then(
              (found) => done(found.violations.flatMap((rule) => rule.nodes.slice(0, 5).map((node) =>
                `${rule.id} of ${node.target.join(" ")}: ${said(node)}`))),
              (failure) => done([`axe-core failed: ${failure}`]));
            """;
    /** What looks different by night. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private Axe() {}

    /** The headlines of the ticker are looked at on the front page only: they are the same everywhere. */
    static List<String> violations(Chromium browser) {
        return run(browser, null);
    }

    /** Those that another colour scheme may bring. */
    static List<String> violationsOfColours(Chromium browser) {
        return run(browser, OF_COLOURS);
    }

    private static List<String> run(Chromium browser, @Nullable List<String> rules) {
        if (!(Boolean) Objects.requireNonNull(browser.executeScript("return typeof axe === 'object'"))) {
            browser.executeCdpCommand("Runtime.evaluate", Map.of("expression", SOURCE));
        }
        return ((List<?>) Objects.requireNonNull(browser.executeAsyncScript(RUN, rules)))
                .stream().map(Object::toString).toList();
    }

    private static String source() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
