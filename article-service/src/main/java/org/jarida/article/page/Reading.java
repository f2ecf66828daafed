package org.jarida.article.page;

import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.Labels;
import org.jarida.article.source.Source;
import org.jarida.events.RelatedLink;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it.
 *
 * @param published when, in words with their preposition
 * @param changed that and when its text was changed after publication, or null
 * @param hiddenImages a note on images that are not shown, or null
 * @param story the other sources that tell the same, or null
 * @param thanked the image beside which the page says thanks for its report, or null
 * @param notice what the page says above the article of a report just sent or taken back, or null
 */
public record Reading(
        Article article,
        String lang,
        String published,
        Instant publishedAt,
        @Nullable String changed,
        List<Piece> pieces,
        @Nullable String hiddenImages,
        List<RelatedLink> related,
        @Nullable SameStory story,
        @Nullable String thanked,
        @Nullable String notice) {

    /**
     * @param reported the image that the reader has just reported; it may be gone by now, or not be named at all; null
     *     when there was no report
     * @param withdrawn whether the reader has just taken a report back
     */
    static Reading of(
            Article article,
            @Nullable SameStory story,
            Messages messages,
            @Nullable String reported,
            boolean withdrawn) {
        boolean besideIt =
                article.images().stream().anyMatch(image -> image.id().equals(reported));
        String notice = null;
        if (withdrawn) {
            notice = messages.text("report.withdrawn");
        } else if (reported != null && !besideIt) {
            notice = messages.text("report.thanks") + " " + messages.text("report.thanks-more");
        }
        Source source = article.source();
        Instant publishedAt = article.publishedAt();
        Instant editedAt = article.editedAt();
        return new Reading(
                article,
                Card.lang(article.language()),
                publishedAt == null
                        ? messages.text("article.seen-on", messages.day(article.sortAt(), source.zone()))
                        : messages.text("article.published-on", messages.day(publishedAt, source.zone())),
                publishedAt == null ? article.sortAt() : publishedAt,
                editedAt == null
                        ? null
                        : messages.text("article.changed", messages.dayAndTime(editedAt, source.zone())),
                ArticlePieces.of(article, messages.text("image.alt")),
                article.hiddenImages() == 0 ? null : messages.text("article.hidden-images", article.hiddenImages()),
                article.related().stream().filter(link -> isWeb(link.url())).toList(),
                story,
                besideIt ? reported : null,
                notice);
    }

    /** The address at the source, when it is one that a browser opens as a page. */
    public @Nullable String sourceUrl() {
        return article.webUrl();
    }

    public @Nullable String homepage() {
        String homepage = article.source().homepage();
        return homepage != null && isWeb(homepage) ? homepage : null;
    }

    public String title() {
        return Card.unbroken(article.title());
    }

    /** Words that lead to a list of articles; the address is null when they have no letter or digit. */
    public record Label(String text, @Nullable String href) {}

    public List<Label> authors() {
        return article.authors().stream()
                .map(author -> new Label(author, Labels.path("/authors", author)))
                .toList();
    }

    public List<Label> sections() {
        return article.categories().stream()
                .map(section -> new Label(section, Labels.path("/sections", section)))
                .toList();
    }

    public String revisionsHref() {
        return Versions.path(article.id());
    }

    public String reportAction(Picture picture) {
        return "/api/v1/articles/" + article.id() + "/images/" + picture.imageId() + "/reports";
    }

    public boolean thanksFor(Picture picture) {
        return picture.imageId().equals(thanked);
    }

    static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }
}
