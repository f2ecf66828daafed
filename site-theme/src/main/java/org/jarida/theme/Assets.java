package org.jarida.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that every page needs, under {@code /assets/}: the stylesheet (all of its parts in one file), scripts,
 * fonts and icons. Each is there under its plain name and under a name that holds its content's hash, which pages use
 * and which may be cached for ever. Loaded once, immutable.
 */
public final class Assets {
    private static final String SERVICE_WORKER = "sw.js";

    /** The stylesheet's parts, in the order of the cascade. */
    static final List<String> STYLES = List.of(
            "fonts.css",
            "tokens.css",
            "base.css",
            "frame.css",
            "ticker.css",
            "lists.css",
            "article.css",
            "report.css",
            "forms.css",
            "search.css",
            "print.css");

    /** All other files; a script after those that it names. */
    static final List<String> FILES = List.of(
            "fonts/markazi-text-arabic.woff2",
            "fonts/markazi-text-latin.woff2",
            "fonts/markazi-text-latin-ext.woff2",
            "fonts/readex-pro-arabic.woff2",
            "fonts/readex-pro-latin.woff2",
            "fonts/OFL-markazi-text.txt",
            "fonts/OFL-readex-pro.txt",
            "fonts/OFL-reem-kufi.txt",
            "js/live.js",
            "js/ticker.js",
            "js/outbox.js",
            "js/report.js",
            "js/share.js",
            "js/search.js",
            "js/moderation.js",
            "css/moderation.css",
            "css/console.css",
            "icon.svg",
            "icons/icon-192.png",
            "icons/icon-512.png",
            "icons/maskable-512.png",
            "js/keep.js",
            "js/offline.js",
            SERVICE_WORKER);

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "woff2", "font/woff2");

    private static final Assets INSTANCE = new Assets();

    private final Map<String, String> hashedPaths = new HashMap<>();
    private final Map<String, Asset> byPath = new HashMap<>();

    private Assets() {
        FILES.stream().filter(name -> !isScript(name)).forEach(name -> add(name, read(name)));
        add("jarida.css", stylesheet());
        FILES.stream().filter(Assets::isScript).forEach(name -> add(name, script(name)));
    }

    /** The assets of this build. */
    public static Assets instance() {
        return INSTANCE;
    }

    /**
     * The hashed path of a file.
     *
     * @param name such as {@code jarida.css} or {@code js/report.js}
     */
    public String path(String name) {
        String path = hashedPaths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no asset " + name);
        }
        return path;
    }

    /** The file that is served at a path such as {@code /assets/icon.svg}. */
    public Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The script that keeps what is read; to be served at the site's root, since it works for what is below it. */
    public Asset serviceWorker() {
        return find(path(SERVICE_WORKER)).orElseThrow();
    }

    /** Every path that is served. */
    public Set<String> paths() {
        return Set.copyOf(byPath.keySet());
    }

    private void add(String name, byte[] bytes) {
        String hash = HexFormat.of().formatHex(sha256(bytes), 0, 6);
        int dot = name.lastIndexOf('.');
        String contentType = CONTENT_TYPES.getOrDefault(name.substring(dot + 1), "application/octet-stream");
        String hashed = "/assets/" + name.substring(0, dot) + "." + hash + name.substring(dot);
        String etag = "\"" + hash + "\"";
        hashedPaths.put(name, hashed);
        byPath.put(hashed, new Asset(hashed, contentType, etag, true, bytes));
        byPath.put("/assets/" + name, new Asset("/assets/" + name, contentType, etag, false, bytes));
    }

    /** One file of all parts, comments and indentation left out, with fonts under their hashed paths. */
    private byte[] stylesheet() {
        List<String> parts = new ArrayList<>();
        for (String style : STYLES) {
            parts.add(new String(read("css/" + style), StandardCharsets.UTF_8));
        }
        String css = String.join("\n", parts)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s*\\n\\s*", "\n")
                .strip();
        return withHashedPaths(css);
    }

    /** As it is, but that it names other files by their hashed paths. */
    private byte[] script(String name) {
        return withHashedPaths(new String(read(name), StandardCharsets.UTF_8));
    }

    private byte[] withHashedPaths(String text) {
        String hashed = text;
        for (Map.Entry<String, String> file : hashedPaths.entrySet()) {
            hashed = hashed.replace("\"/assets/" + file.getKey() + "\"", "\"" + file.getValue() + "\"");
        }
        return hashed.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isScript(String name) {
        return name.endsWith(".js");
    }

    private static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The asset " + name + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
