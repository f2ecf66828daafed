package org.jarida.ingest.entry;

import java.net.URI;
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
 * @param number by which the source's own system seems to know it; null when its address shows none
 * @param wording the hash of its words; null when they are too few
 */
record Identity(
        String sourceId,
        @Nullable String guid,
        @Nullable String url,
        String contentHash,
        @Nullable String number,
        @Nullable String wording) {

    private static final String WORDING = "|words|";

    /** @param guidUsable whether the document gives this guid to no other entry */
    static Identity of(String sourceId, ParsedEntry entry, boolean guidUsable) {
        String link = entry.originalUrl() == null ? entry.url() : entry.originalUrl();
        String url = link == null ? null : CanonicalUrl.of(link);
        String guid = guidUsable && entry.id() != null && !entry.id().isBlank()
                ? entry.id().strip()
                : null;
        String content = entry.title() + "\n" + (entry.contentHtml() == null ? "" : entry.contentHtml());
        return new Identity(
                sourceId,
                guid,
                url,
                DigestUtils.sha256Hex(content),
                url == null ? null : ArticleNumber.of(url).orElse(null),
                Wording.hash(entry).orElse(null));
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

    @Nullable String numberAlias() {
        return number == null ? null : sourceId + "|number|" + shortened(number);
    }

    @Nullable String wordingAlias() {
        return wording == null ? null : sourceId + WORDING + wording;
    }

    /** Whether an alias is the words of an entry: those of before an edit are none any more. */
    static boolean isWording(String sourceId, String alias) {
        return alias.startsWith(sourceId + WORDING);
    }

    /**
     * The alias that the page's canonical address gives; null when it says nothing new, or leads to another site or a site's
     * front, as those of broken pages do.
     */
    @Nullable String canonicalAlias(@Nullable String canonicalUrl) {
        if (url == null || canonicalUrl == null) {
            return null;
        }
        String canonical = CanonicalUrl.of(canonicalUrl);
        return !canonical.equals(url) && sameSite(canonical, url) ? urlAlias(sourceId, canonical) : null;
    }

    private static boolean sameSite(String canonical, String url) {
        try {
            URI there = URI.create(canonical);
            String host = site(there.getHost());
            return !host.isEmpty()
                    && host.equals(site(URI.create(url).getHost()))
                    && there.getRawPath().length() > 1;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The host without what only says for which screen it is. */
    private static String site(@Nullable String host) {
        return host == null ? "" : host.replaceFirst("^(?:www|m|mobile|amp)\\.", "");
    }

    /** The aliases that the source itself gives it. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        addIfPresent(names, guidAlias());
        addIfPresent(names, urlAlias());
        return names;
    }

    List<String> aliases() {
        List<String> aliases = names();
        if (aliases.isEmpty()) {
            aliases.add(sourceId + "|text|" + contentHash);
        }
        addIfPresent(aliases, numberAlias());
        addIfPresent(aliases, wordingAlias());
        return aliases;
    }

    private static void addIfPresent(List<String> aliases, @Nullable String alias) {
        if (alias != null) {
            aliases.add(alias);
        }
    }

    /** Index keys have a limit; guids and addresses have none. */
    private static String shortened(String text) {
        return text.length() <= 500 ? text : DigestUtils.sha256Hex(text);
    }
}
