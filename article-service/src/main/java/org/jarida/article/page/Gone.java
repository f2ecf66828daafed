package org.jarida.article.page;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jarida.events.WithdrawalReason;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * An article that was withdrawn, as its page says it.
 *
 * @param when the day, in words
 */
public record Gone(String reason, String when) {

    /**
     * The whole page for a problem that says why an article is gone; null for any other problem. Its links are to the short
     * address, because the readable one holds the title.
     */
    static @Nullable String page(ProblemDetail problem, SitePages pages, Messages messages) {
        var properties = problem.getProperties();
        if (properties == null
                || !(properties.get("reason") instanceof WithdrawalReason reason)
                || !(properties.get("withdrawnAt") instanceof Instant at)
                || !(properties.get("articleId") instanceof String id)) {
            return null;
        }
        Gone gone = new Gone(messages.text(key(reason)), messages.text("gone.when", messages.day(at, ZoneOffset.UTC)));
        return pages.render(
                Frame.of(messages.language(), "/articles/" + id, messages.text("error.410.title")), "gone.jte", gone);
    }

    private static String key(WithdrawalReason reason) {
        return switch (reason) {
            case SOURCE_WITHDREW -> "gone.source-withdrew";
            case TAKEDOWN -> "gone.takedown";
            case SOURCE_REMOVED -> "gone.source-removed";
            case UNKNOWN -> "gone.unknown";
        };
    }
}
