package org.jarida.article.page;

import java.util.List;
import org.jarida.theme.Assets;
import org.jarida.theme.Messages;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The web app manifest: what a browser needs to install the site, in the interface language. */
@JsonNaming(SnakeCaseStrategy.class)
record Manifest(
        String id,
        String name,
        String shortName,
        String description,
        String lang,
        String dir,
        String startUrl,
        String scope,
        String display,
        String backgroundColor,
        String themeColor,
        List<String> categories,
        List<Icon> icons,
        List<Shortcut> shortcuts) {

    /** {@code --paper} of the stylesheet in light; a manifest has one colour only. */
    static final String PAPER = "#fffdf8";

    private static final String ROOT = "/";

    record Icon(String src, String sizes, String type, String purpose) {

        private static Icon png(String name, int side, String purpose) {
            return new Icon(Assets.instance().path(name), side + "x" + side, "image/png", purpose);
        }
    }

    record Shortcut(String name, String url) {}

    static Manifest in(Messages messages) {
        return new Manifest(
                ROOT,
                messages.text("app.name"),
                messages.text("app.short-name"),
                messages.text("home.description"),
                messages.language().tag(),
                messages.language().direction(),
                ROOT,
                ROOT,
                "standalone",
                PAPER,
                PAPER,
                List.of("news"),
                List.of(
                        new Icon(Assets.instance().path("icon.svg"), "any", "image/svg+xml", "any"),
                        Icon.png("icons/icon-192.png", 192, "any"),
                        Icon.png("icons/icon-512.png", 512, "any"),
                        Icon.png("icons/maskable-512.png", 512, "maskable")),
                List.of(
                        new Shortcut(messages.text("search.title"), Wanted.PATH),
                        new Shortcut(messages.text("sources.title"), "/sources"),
                        new Shortcut(messages.text("offline.kept"), AppController.OFFLINE)));
    }
}
