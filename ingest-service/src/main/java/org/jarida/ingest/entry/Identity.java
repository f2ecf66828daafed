package org.jarida.ingest.entry;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.feed.ParsedEntry;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is recognised by inside its source.
 *
 * @param guid null when the feed gives none, or gives the same to several entries
 * @param url normalised; null when the feed gives none
 */
record Identity(
        String sourceId, @Nullable String guid, @Nullable String url, String contentHash) {

    /** @param guidUsable whether the document gives this guid to no other entry */
    static Identity of(String sourceId, ParsedEntry entry, boolean guidUsable) {
        String link = entry.originalUrl() == null ? entry.url() : entry.originalUrl();
        String guid = guidUsable && entry.id() != null && !entry.id().isBlank()
                ? entry.id().strip()
                : null;
        String content = entry.title() + "\n" + (entry.contentHtml() == null ? "" : entry.contentHtml());
        return new Identity(
                sourceId, guid, link == null ? null : CanonicalUrl.of(link), DigestUtils.sha256Hex(content));
    }

    /** The article id, when this is its first sight. */
    String articleId(boolean urlTaken) {
        String name = url != null && !urlTaken ? url : guid != null ? guid : contentHash;
        return DigestUtils.sha256Hex(sourceId + "\n" + name).substring(0, 32);
    }

    @Nullable String guidAlias() {
        return guid == null ? null : sourceId + "|guid|" + shortened(guid);
    }

    @Nullable String urlAlias() {
        return url == null ? null : urlAlias(sourceId, url);
    }

    static String urlAlias(String sourceId, String url) {
        return sourceId + "|url|" + shortened(url);
    }

    List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        if (guidAlias() != null) {
            aliases.add(guidAlias());
        }
        if (urlAlias() != null) {
            aliases.add(urlAlias());
        }
        if (aliases.isEmpty()) {
            aliases.add(sourceId + "|text|" + contentHash);
        }
        return aliases;
    }

    /** Index keys have a limit; guids and addresses have none. */
    private static String shortened(String text) {
        return text.length() <= 500 ? text : DigestUtils.sha256Hex(text);
    }
}
