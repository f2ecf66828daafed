package org.jarida.ingest.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.RelatedLink;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.ArticleLinks;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.LanguageDetector;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/** Makes a draft of what a feed says of an entry, its page where one was read, and the source's policy. Pure. */
final class EntryComposer {

    /** Longest excerpt, in characters. */
    static final int EXCERPT = 500;

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_ADDRESS = 4_096;
    private static final int MOST_AUTHORS = 20;
    private static final int MOST_LABELS = 50;
    private static final int MOST_IMAGES = 40;

    private EntryComposer() {}

    /** The hash of everything a draft is made from but the page, of which the time of its change stands for it. */
    static String inputHash(Source.Description source, ParsedEntry entry) {
        Gives gives = Gives.of(entry);
        String changed = gives.noText() ? String.valueOf(entry.updated()) : "";
        return gives.mark()
                + DigestUtils.sha256Hex(changed
                        + String.join(
                                "\u0000",
                                source.policy().name(),
                                source.language(),
                                new TreeMap<>(source.selectors()).toString(),
                                entry.title(),
                                String.valueOf(entry.url()),
                                String.valueOf(entry.originalUrl()),
                                entry.authors().toString(),
                                String.valueOf(entry.published()),
                                String.valueOf(entry.contentHtml()),
                                String.valueOf(entry.summaryHtml()),
                                entry.images().toString(),
                                entry.categories().toString(),
                                entry.related().toString(),
                                String.valueOf(entry.language())));
    }

    /** Whether an article is known from an entry that gave more of it: one that gives less says nothing new of it. */
    static boolean givesLess(ParsedEntry entry, String knownInputHash) {
        return Gives.of(entry).compareTo(Gives.marked(knownInputHash)) < 0;
    }

    /** Whether an article is known from an entry that gave less of it. */
    static boolean givesMore(ParsedEntry entry, String knownInputHash) {
        return Gives.of(entry).compareTo(Gives.marked(knownInputHash)) > 0;
    }

    /** Whether there is nothing to call an article by: its title, its page's, or the beginning of its text. */
    static boolean nameless(ParsedEntry entry, @Nullable ExtractedArticle page) {
        return entry.title().isBlank()
                && title(entry, page, page == null ? text(entry) : page.text()).isEmpty();
    }

    /** @param readAt when the newspaper was asked for the entry */
    static EntryDraft compose(
            Source.Description source, ParsedEntry entry, @Nullable ExtractedArticle page, Instant readAt) {
        return compose(source, entry, text(entry), page, readAt);
    }

    /** @param feedText the {@link #text} of the entry */
    static EntryDraft compose(
            Source.Description source,
            ParsedEntry entry,
            String feedText,
            @Nullable ExtractedArticle page,
            Instant readAt) {
        PageUse use = page == null ? PageUse.NONE : PageUse.READ;
        return compose(source, source.policy(), entry, feedText, page, use, readAt);
    }

    /** A draft of no more than an excerpt, whatever the policy: the page asks not to be kept. */
    static EntryDraft composeExcerpt(Source.Description source, ParsedEntry entry, Instant readAt) {
        DisplayPolicy policy = source.policy() == DisplayPolicy.FULL ? DisplayPolicy.EXCERPT : source.policy();
        return compose(source, policy, entry, text(entry), null, PageUse.WITHHELD, readAt);
    }

    private static EntryDraft compose(
            Source.Description source,
            DisplayPolicy policy,
            ParsedEntry entry,
            String feedText,
            @Nullable ExtractedArticle page,
            PageUse use,
            Instant readAt) {
        String whole = page == null ? fullest(entry) : page.bodyHtml();
        String wholeText = page == null ? feedText : page.text();
        String title = title(entry, page, wholeText);
        String summary = summary(entry, wholeText);
        var language = LanguageDetector.detect(declared(source, entry), title + "\n" + wholeText);
        String body = switch (policy) {
            case FULL -> whole;
            case EXCERPT -> excerpt(entry, feedText);
            case LINK, UNKNOWN -> "";
        };
        boolean tooLarge = body.getBytes(StandardCharsets.UTF_8).length > EntryContent.BODY_LIMIT;
        boolean linkOnly = policy == DisplayPolicy.LINK || policy == DisplayPolicy.UNKNOWN;
        EntryText text = new EntryText(
                address(entry),
                title,
                language.tag() == null ? "und" : language.tag(),
                language.direction().code(),
                limited(entry.authors().stream(), MOST_AUTHORS),
                published(entry, page),
                linkOnly ? "" : summary,
                tooLarge ? paragraph(summary) : body,
                linkOnly ? List.of() : related(entry, page),
                limited(entry.categories().stream(), MOST_LABELS),
                tooLarge ? "the body is larger than " + EntryContent.BODY_LIMIT + " bytes" : null);
        String written = feedText.isBlank() ? title + "\n" + wholeText : feedText;
        String textHash = DigestUtils.sha256Hex(entry.title() + "\u0000" + written + "\u0000" + entry.summaryHtml());
        List<EntryImage> images = linkOnly ? List.of() : images(entry, page, readAt);
        return new EntryDraft(text, images, inputHash(source, entry), textHash, readAt, null, use);
    }

    /** Whether the feed gives so little that its page is worth reading, where the policy wants the whole text. */
    static boolean wantsPage(Source.Description source, ParsedEntry entry) {
        return wantsPage(source, entry, text(entry));
    }

    /** @param feedText the {@link #text} of the entry */
    static boolean wantsPage(Source.Description source, ParsedEntry entry, String feedText) {
        if (source.policy() != DisplayPolicy.FULL || entry.url() == null) {
            return false;
        }
        int length = feedText.length();
        return length < (entry.contentDeclared() ? EXCERPT / 2 : 2 * EXCERPT);
    }

    /** The most that the document carries of the text, as plain text; reading it out of its HTML takes a while. */
    static String text(ParsedEntry entry) {
        return ArticleHtml.text(fullest(entry));
    }

    /** The most that the document carries of the text, as HTML; empty when it is nothing. */
    static String fullest(ParsedEntry entry) {
        String content = entry.contentHtml() != null ? entry.contentHtml() : entry.summaryHtml();
        return content == null ? "" : content;
    }

    private static @Nullable String address(ParsedEntry entry) {
        String address = entry.originalUrl() == null ? entry.url() : entry.originalUrl();
        return address == null || address.length() > LONGEST_ADDRESS ? null : address;
    }

    private static String title(ParsedEntry entry, @Nullable ExtractedArticle page, String text) {
        String title = entry.title();
        if (title.isBlank()) {
            title = page == null || page.title().isBlank() ? ArticleHtml.excerpt(text, 100) : page.title();
        }
        return cut(title.strip(), LONGEST_TITLE);
    }

    private static String summary(ParsedEntry entry, String text) {
        String own = entry.summaryHtml() == null ? "" : ArticleHtml.text(entry.summaryHtml());
        String summary = ArticleHtml.excerpt((own.isBlank() ? text : own).replace('\n', ' '), EXCERPT);
        return cut(summary, EXCERPT);
    }

    /** The feed's own summary, or the beginning of what it carries; never more than an excerpt. */
    private static String excerpt(ParsedEntry entry, String feedText) {
        if (entry.summaryHtml() != null) {
            String own = ArticleHtml.text(entry.summaryHtml());
            if (!own.isBlank()) {
                return own.length() <= EXCERPT ? entry.summaryHtml() : paragraph(ArticleHtml.excerpt(own, EXCERPT));
            }
        }
        return paragraph(ArticleHtml.excerpt(feedText, EXCERPT));
    }

    /** Plain text as HTML. */
    static String paragraph(String text) {
        return text.isBlank() ? "" : "<p>" + org.jsoup.nodes.Entities.escape(text) + "</p>";
    }

    private static @Nullable String declared(Source.Description source, ParsedEntry entry) {
        return entry.language() != null ? entry.language() : source.language().equals("und") ? null : source.language();
    }

    private static @Nullable Instant published(ParsedEntry entry, @Nullable ExtractedArticle page) {
        Instant published = Stream.of(
                        java.util.Optional.ofNullable(entry.published()),
                        java.util.Optional.ofNullable(page).map(ExtractedArticle::published),
                        java.util.Optional.ofNullable(entry.updated()))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElse(null);
        return published == null ? null : published.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The feed's first, each document once, never the entry itself. */
    private static List<RelatedLink> related(ParsedEntry entry, @Nullable ExtractedArticle page) {
        String self = address(entry) == null ? "" : CanonicalUrl.of(String.valueOf(address(entry)));
        Map<String, RelatedLink> links = new LinkedHashMap<>();
        List<Link> found = new ArrayList<>(entry.related());
        if (page != null) {
            found.addAll(page.related());
        }
        for (Link link : found) {
            String document = CanonicalUrl.of(link.url());
            if (!link.title().isBlank()
                    && !document.equals(self)
                    && link.url().length() <= LONGEST_ADDRESS
                    && links.size() < ArticleLinks.MOST) {
                links.putIfAbsent(document, new RelatedLink(cut(link.title(), LONGEST_TITLE), link.url()));
            }
        }
        return List.copyOf(links.values());
    }

    private static List<EntryImage> images(ParsedEntry entry, @Nullable ExtractedArticle page, Instant now) {
        Map<String, EntryImage> images = new LinkedHashMap<>();
        List<FoundImage> found = new ArrayList<>(page == null ? List.of() : page.images());
        found.addAll(entry.images());
        for (FoundImage image : found) {
            if (image.url().length() <= LONGEST_ADDRESS && images.size() < MOST_IMAGES) {
                images.putIfAbsent(
                        image.url(),
                        EntryImage.wanted(image.url(), cutOrNull(image.caption()), cutOrNull(image.credit()), now));
            }
        }
        return List.copyOf(images.values());
    }

    private static List<String> limited(Stream<String> lines, int most) {
        return lines.filter(line -> !line.isBlank())
                .map(line -> cut(line, LONGEST_LINE))
                .limit(most)
                .toList();
    }

    private static @Nullable String cutOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : cut(text, LONGEST_LINE);
    }

    /** Never between the halves of one character. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
