package org.jarida.article.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.Labels;
import org.jarida.article.site.Site;
import org.jarida.article.source.Source;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.RelatedLink;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it.
 *
 * @param published when, in words with their preposition
 * @param changed that and when its text was changed after publication, or null
 * @param minutes how long it takes to read, in words; null where only a part of it is shown, or nothing
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
        @Nullable String minutes,
        List<Piece> pieces,
        @Nullable String hiddenImages,
        Share share,
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
            Site site,
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
                minutes(article, messages),
                ArticlePieces.of(article, messages.text("image.alt")),
                article.hiddenImages() == 0 ? null : messages.text("article.hidden-images", article.hiddenImages()),
                Share.of(article, site),
                article.related().stream().filter(link -> isWeb(link.url())).toList(),
                story,
                besideIt ? reported : null,
                notice);
    }

    private static @Nullable String minutes(Article article, Messages messages) {
        int minutes = article.source().policy() == DisplayPolicy.FULL ? ReadingTime.minutes(article.bodyHtml()) : 0;
        return minutes == 0 ? null : messages.text("article.reading-time", minutes);
    }

    /** The first letter of the source's name. */
    public String initial() {
        return SourceItem.initial(article.source().name());
    }

    /** The address at the source, when it is one that a browser opens as a page. */
    public @Nullable String sourceUrl() {
        return article.webUrl();
    }

    /** Where that is, as people know it; null when the address names no host. */
    public @Nullable String sourceHost() {
        String url = article.webUrl();
        try {
            String host = url == null ? null : new URI(url).getHost();
            return host == null ? null : host.replaceFirst("^www\\.", "");
        } catch (URISyntaxException _) {
            return null; // a browser may open it all the same
        }
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
