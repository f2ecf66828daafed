package org.jarida.article.source;

import java.time.ZoneId;
import org.jarida.events.DisplayPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A newspaper as pages and the API show it.
 *
 * @param name never blank; the id while no event of the source has come yet
 * @param homepage null when it has none
 * @param language BCP 47 tag of its main language, {@code und} when unknown
 * @param zone whose days its archive uses
 * @param policy how much of its articles may be shown, at once; the strictest while no event has come
 * @param licence the terms of its text in words, or null
 * @param credit the line that credits it beside its articles, or null for its name alone
 * @param followed false once the source was removed; its articles stay
 */
public record Source(
        String id,
        String name,
        @Nullable String homepage,
        String language,
        ZoneId zone,
        DisplayPolicy policy,
        @Nullable String licence,
        @Nullable String credit,
        boolean followed) {

    /** Whether no more than title and link of its articles may be shown. */
    public boolean linkOnly() {
        return policy == DisplayPolicy.LINK || policy == DisplayPolicy.UNKNOWN;
    }

    /** What is shown of a source that is known by its articles only. */
    public static Source undescribed(String id) {
        return new Source(id, id, null, "und", ZoneId.of("UTC"), DisplayPolicy.LINK, null, null, true);
    }
}
