package org.jarida.endtoend.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jarida.test.Chromium;
import org.jarida.test.PageFlaws;
import org.openqa.selenium.WebElement;

/**
 * Looks at a page on small and large screens, by day and by night, as eyes, screen readers and a keyboard meet it, and keeps
 * screenshots. The page is loaded once; the screen changes around it.
 */
final class PageExam {

    private static final List<Integer> WIDTHS = List.of(360, 390, 768, 1440);
    private static final List<String> SCHEMES = List.of("light", "dark");
    private static final int PHONE = 390;
    private static final int DESKTOP = 1440;
    /** Where axe-core looks, and screenshots are made. */
    private static final Set<Integer> SHOWN = Set.of(PHONE, DESKTOP);

    private final SiteBrowser browser;

    PageExam(SiteBrowser browser) {
        this.browser = browser;
    }

    /** All that is wrong with it, each in words; leaves the page open. */
    List<String> flaws(SitePage page, Language language) {
        Chromium chromium = browser.chromium();
        chromium.prefer("light", "reduce");
        chromium.screen(PHONE);
        page.open(browser, language);
        browser.awaitLoaded();
        List<String> flaws = new ArrayList<>(ofTheDocument(page, language));
        for (int width : WIDTHS) {
            chromium.screen(width);
            for (String scheme : SCHEMES) {
                chromium.prefer(scheme, "reduce");
                String view = " at " + width + " px, " + scheme;
                if (width != PHONE) {
                    note(flaws, view, PageFlaws.of(chromium));
                }
                if (SHOWN.contains(width)) {
                    boolean night = scheme.equals("dark");
                    note(flaws, view, night ? Axe.violationsOfColours(chromium) : Axe.violations(chromium));
                    picture(page, language, width, scheme);
                }
            }
            if (isForTheKeyboard(language, width)) {
                note(flaws, " at " + width + " px, by keyboard", Keyboard.flaws(chromium));
            }
        }
        note(flaws, "", browser.violations());
        chromium.complaints().stream()
                .filter(complaint -> !isOfItsStatus(complaint, page))
                .forEach(flaws::add);
        return flaws;
    }

    private List<String> ofTheDocument(SitePage page, Language language) {
        List<String> flaws = new ArrayList<>();
        WebElement html = browser.see("html");
        if (browser.status() != page.status()) {
            flaws.add("answered with " + browser.status());
        }
        if (!language.tag().equals(html.getDomAttribute("lang"))
                || !language.direction().equals(html.getDomAttribute("dir"))) {
            flaws.add("in another language or direction");
        }
        return flaws;
    }

    private static void note(List<String> flaws, String view, List<?> found) {
        found.forEach(flaw -> flaws.add(flaw + view));
    }

    /** Once in each direction of writing. */
    private static boolean isForTheKeyboard(Language language, int width) {
        return language == Language.AR && width == PHONE || language == Language.FR && width == DESKTOP;
    }

    /** A browser complains of every page that is answered with an error. */
    private static boolean isOfItsStatus(String complaint, SitePage page) {
        return page.status() >= 400 && complaint.contains("responded with a status of ");
    }

    private void picture(SitePage page, Language language, int width, String scheme) {
        boolean wanted = scheme.equals("light") ? language != Language.EN : language == Language.AR && width == PHONE;
        if (wanted) {
            browser.chromium().screenshot("%s-%s-%d-%s".formatted(page.name(), language.tag(), width, scheme));
        }
    }
}
