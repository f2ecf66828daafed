package org.jarida.ingest.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jarida.ingest.html.FoundImage;
import org.jspecify.annotations.Nullable;

/** The images that an entry names outside its text: Media RSS, enclosures, iTunes. Authors' portraits are none of them. */
final class MediaReader {

    private static final Pattern IMAGE_FILE =
            Pattern.compile("\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern PORTRAIT = Pattern.compile("gravatar\\.com/avatar", Pattern.CASE_INSENSITIVE);

    private final String base;
    private final List<FoundImage> full = new ArrayList<>();
    private final List<FoundImage> thumbnails = new ArrayList<>();

    private MediaReader(String base) {
        this.base = base;
    }

    /** Thumbnails only where nothing larger is named. */
    static List<FoundImage> images(FeedElement entry, String base) {
        var reader = new MediaReader(base);
        reader.read(entry);
        return reader.full.isEmpty() ? reader.thumbnails : reader.full;
    }

    /** The files that an entry carries along, each address once. */
    static List<Enclosure> enclosures(FeedElement entry, String base) {
        var enclosures = new LinkedHashMap<String, Enclosure>();
        for (var child : entry.children()) {
            boolean linked =
                    child.is(Module.CORE, "link") && child.attribute("rel").equalsIgnoreCase("enclosure");
            if (linked || child.is(Module.CORE, "enclosure")) {
                var written = child.attribute("url").isEmpty() ? child.attribute("href") : child.attribute("url");
                var url = Addresses.absolute(written, child.base(base));
                if (url != null) {
                    var type = child.attribute("type");
                    enclosures.putIfAbsent(
                            url, new Enclosure(url, type.isEmpty() ? null : type, length(child.attribute("length"))));
                }
            }
        }
        return new ArrayList<>(enclosures.values());
    }

    static @Nullable Long length(String written) {
        return written.matches("[1-9][0-9]{0,14}") ? Long.valueOf(written) : null;
    }

    private void read(FeedElement element) {
        for (var child : element.children()) {
            if (child.is(Module.MEDIA, "group")) {
                read(child);
            } else if (child.is(Module.MEDIA, "content")) {
                content(child, element);
            } else if (child.is(Module.MEDIA, "thumbnail")) {
                add(thumbnails, thumbnailAddress(child), element, element);
            } else if (child.is(Module.CORE, "enclosure") && isImage(child)) {
                add(full, child.attribute("url"), child, element);
            } else if (child.is(Module.CORE, "link") && child.attribute("rel").equals("enclosure") && isImage(child)) {
                add(full, child.attribute("href"), child, element);
            } else if (child.is(Module.CORE, "content")
                    && child.attribute("type").startsWith("image/")) {
                add(full, child.attribute("src"), child, element);
            } else if (child.is(Module.ITUNES, "image")) {
                add(thumbnails, child.attribute("href"), child, element);
            } else if (child.is(Module.CORE, "image")) {
                var url = child.child(Module.CORE, "url");
                add(full, url != null ? url.text() : child.text(), child, element);
            }
        }
    }

    private static String thumbnailAddress(FeedElement thumbnail) {
        var url = thumbnail.attribute("url");
        return url.isEmpty() ? thumbnail.text() : url;
    }

    private void content(FeedElement content, FeedElement around) {
        if (isImage(content)) {
            add(full, content.attribute("url"), content, around);
        }
        for (var thumbnail : content.children(Module.MEDIA, "thumbnail").toList()) {
            add(thumbnails, thumbnailAddress(thumbnail), content, around);
        }
    }

    private static boolean isImage(FeedElement element) {
        var type = element.attribute("type").toLowerCase(Locale.ROOT);
        var medium = element.attribute("medium").toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.startsWith("image") && !type.equals("application/octet-stream")) {
            return false;
        }
        var url = element.attribute("url").isEmpty() ? element.attribute("href") : element.attribute("url");
        return type.startsWith("image")
                || medium.equals("image")
                || (medium.isEmpty() && IMAGE_FILE.matcher(url).find());
    }

    private void add(List<FoundImage> to, String written, FeedElement described, FeedElement around) {
        var url = Addresses.absolute(written, described.base(base));
        if (url == null || PORTRAIT.matcher(url).find()) {
            return;
        }
        var caption = first(described, "description", "text", "title");
        if (caption != null && FILE_NAME.matcher(caption).matches()) {
            caption = null;
        }
        var credit = first(described, "credit", "copyright");
        to.add(new FoundImage(
                url,
                caption != null ? caption : first(around, "description", "text"),
                credit != null ? credit : first(around, "credit", "copyright")));
    }

    private static @Nullable String first(FeedElement element, String... names) {
        for (var name : names) {
            var child = element.child(Module.MEDIA, name);
            if (child != null && !child.text().isEmpty()) {
                return TextConstruct.plain(child);
            }
        }
        return null;
    }
}
