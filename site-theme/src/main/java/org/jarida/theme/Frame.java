package org.jarida.theme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What varies around a page's body. Start from {@link #of} and add what the page has.
 *
 * @param language of the interface
 * @param path the page's own path with its query, without {@code ui}: the language switch leads back to it
 * @param title plain text, without the name of the house
 * @param description plain text for {@code <meta name=description>}, or null
 * @param canonical absolute address of the page, or null; a page without one is not for search engines
 * @param feeds machine-readable alternates of the page
 * @param ticker latest headlines; empty leaves the ticker out
 * @param scripts asset names of scripts the page needs, such as {@code js/report.js}
 * @param styles asset names of stylesheets it needs beside that of the house
 * @param card what other sites show of this page when a reader shares it, or null
 * @param readers whether it is for readers: such pages can be installed and kept for reading without a network
 */
public record Frame(
        UiLanguage language,
        String path,
        String title,
        @Nullable String description,
        @Nullable String canonical,
        List<FeedLink> feeds,
        List<Headline> ticker,
        List<String> scripts,
        List<String> styles,
        @Nullable Card card,
        boolean readers) {

    public Frame {
        feeds = List.copyOf(feeds);
        ticker = List.copyOf(ticker);
        scripts = List.copyOf(scripts);
        styles = List.copyOf(styles);
    }

    /** A page with a title and nothing more. */
    public static Frame of(UiLanguage language, String path, String title) {
        return new Frame(language, path, title, null, null, List.of(), List.of(), List.of(), List.of(), null, false);
    }

    public Frame withDescription(String newDescription) {
        return new Frame(
                language, path, title, newDescription, canonical, feeds, ticker, scripts, styles, card, readers);
    }

    public Frame withCanonical(@Nullable String newCanonical) {
        return new Frame(
                language, path, title, description, newCanonical, feeds, ticker, scripts, styles, card, readers);
    }

    public Frame withFeeds(List<FeedLink> newFeeds) {
        return new Frame(
                language, path, title, description, canonical, newFeeds, ticker, scripts, styles, card, readers);
    }

    public Frame withTicker(List<Headline> newTicker) {
        return new Frame(
                language, path, title, description, canonical, feeds, newTicker, scripts, styles, card, readers);
    }

    public Frame withScripts(String... newScripts) {
        return new Frame(
                language,
                path,
                title,
                description,
                canonical,
                feeds,
                ticker,
                List.of(newScripts),
                styles,
                card,
                readers);
    }

    public Frame withStyles(String... newStyles) {
        return new Frame(
                language,
                path,
                title,
                description,
                canonical,
                feeds,
                ticker,
                scripts,
                List.of(newStyles),
                card,
                readers);
    }

    public Frame withCard(Card newCard) {
        return new Frame(
                language, path, title, description, canonical, feeds, ticker, scripts, styles, newCard, readers);
    }

    public Frame forReaders() {
        return new Frame(language, path, title, description, canonical, feeds, ticker, scripts, styles, card, true);
    }

    /** The address that shows this page in another interface language. */
    public String pathIn(UiLanguage other) {
        return path + (path.contains("?") ? "&" : "?") + "ui=" + other.tag();
    }

    /** Whether a page is the one shown. */
    public boolean isAt(String page) {
        return path.equals(page) || path.startsWith(page + "?");
    }

    /** Whether a top-level page is the one shown, or above it. */
    public boolean isUnder(String root) {
        return isAt(root) || path.startsWith(root + "/");
    }

    /** A feed that says what this page says. */
    public record FeedLink(String title, String href, String contentType) {}

    /**
     * What machines read of a page: its card on other sites, and what it is about.
     *
     * @param properties by their names, such as {@code og:title} or {@code twitter:card}, in order; a name may come again
     * @param structuredData a JSON-LD object, or null
     */
    public record Card(List<Property> properties, @Nullable String structuredData) {

        public Card {
            properties = List.copyOf(properties);
        }

        /** One property of a card. */
        public record Property(String name, String content) {}

        /**
         * The JSON for a script element: the same JSON, in which nothing can end the element or open a comment, whatever
         * its strings hold.
         */
        public @Nullable String scriptSafeData() {
            return structuredData == null
                    ? null
                    : structuredData
                            .replace("&", "\\u0026")
                            .replace("<", "\\u003c")
                            .replace(">", "\\u003e")
                            .replace("\u2028", "\\u2028")
                            .replace("\u2029", "\\u2029");
        }
    }

    /** One headline of the ticker. */
    public record Headline(String title, String href, String language, String direction) {}
}
