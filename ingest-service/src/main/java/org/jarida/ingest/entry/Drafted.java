package org.jarida.ingest.entry;

import org.jspecify.annotations.Nullable;

/**
 * What is made of an entry.
 *
 * @param draft null when it is passed over for now
 * @param otherwise why there is none
 * @param page to be kept once the draft is stored; null when there is none
 * @param canonicalAlias what its page says that it is known by; null when that is nothing new
 */
record Drafted(
        @Nullable EntryDraft draft,
        EntryOutcome otherwise,
        PageReading.@Nullable Raw page,
        @Nullable String canonicalAlias) {

    static Drafted none(EntryOutcome otherwise) {
        return new Drafted(null, otherwise, null, null);
    }
}
