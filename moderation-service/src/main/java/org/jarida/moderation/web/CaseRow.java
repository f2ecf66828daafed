package org.jarida.moderation.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as templates read it.
 *
 * @param shortId enough of the image's id to tell cases apart when speaking of them
 * @param reasons by their words on the wire
 * @param actions the decisions that the state allows and that change something
 * @param since when the round's first report came, in words
 * @param severe whether it is first because of a severe reason
 */
public record CaseRow(
        String imageId,
        String shortId,
        String state,
        long version,
        long reports,
        int distinct,
        Map<String, Long> reasons,
        List<Article> articles,
        String since,
        boolean severe,
        boolean hidden,
        List<Choice> actions,
        @Nullable Claim claim,
        int notes) {

    /** An article that shows the image. */
    public record Article(String href, String title, String sourceId) {}

    /**
     * A decision that can be taken.
     *
     * @param key that chooses it
     * @param words key of its words
     */
    public record Choice(String action, String key, String words) {}

    /**
     * Who looks at it.
     *
     * @param until in words
     */
    public record Claim(String account, boolean own, String until) {}

    /** Where the case has its page. */
    public String href() {
        return CasePageController.PATH + "/cases/" + imageId;
    }
}
