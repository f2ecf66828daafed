package org.jarida.article.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an article; of a withdrawn one the id alone.
 *
 * @param href its page
 * @param at by what lists are ordered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LiveHeadline(
        String id,
        @Nullable String title,
        @Nullable Source source,
        @Nullable String language,
        @Nullable String direction,
        @Nullable String href,
        @Nullable Instant at) {

    record Source(String id, String name) {}
}
