package org.jarida.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages about Jarida itself, to which every page's footer leads; the gateway serves them. Thread-safe. */
public enum AboutPage {
    ABOUT("/about", 3),
    PRIVACY("/about/privacy", 7),
    RIGHTS("/about/rights", 3),
    CONTACT("/about/contact", 3),
    CRAWLER("/about/crawler", 3);

    /** Those that ask readers to write. */
    private static final Set<AboutPage> WITH_ADDRESS = EnumSet.of(RIGHTS, CONTACT);

    private static final SitePages PAGES = SitePages.ofTheHouse();

    private final String path;
    private final int paragraphs;

    AboutPage(String path, int paragraphs) {
        this.path = path;
        this.paragraphs = paragraphs;
    }

    /** The page served at a path. */
    public static Optional<AboutPage> at(String path) {
        return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    public String path() {
        return path;
    }

    /** The message key of the page's title. */
    public String titleKey() {
        return key() + ".title";
    }

    /**
     * A whole HTML document.
     *
     * @param publicUrl the site's own address without a slash at its end
     * @param contact mail address of whoever runs the site, or null when they have set none
     */
    public String render(UiLanguage language, String publicUrl, @Nullable String contact) {
        Messages messages = PAGES.messages(language);
        List<String> keys = new ArrayList<>();
        keys.add(key());
        for (int paragraph = 1; paragraph <= paragraphs; paragraph++) {
            keys.add(key() + "." + paragraph);
        }
        Frame frame = Frame.of(language, path, messages.text(titleKey())).withCanonical(publicUrl + path);
        return PAGES.render(frame, "about.jte", new Text(keys, WITH_ADDRESS.contains(this), contact));
    }

    /**
     * What the page says.
     *
     * @param keys the heading's first
     * @param addressed whether it says where to write
     */
    public record Text(
            List<String> keys, boolean addressed, @Nullable String contact) {}

    private String key() {
        return "about." + name().toLowerCase(Locale.ROOT);
    }
}
