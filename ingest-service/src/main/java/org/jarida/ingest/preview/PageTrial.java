package org.jarida.ingest.preview;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.ingest.charset.TextDecoder;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.page.PageSelectors;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a source's selectors on one page, and tells what of the page's text is taken and what is left. Pure. */
public final class PageTrial {

    private static final Logger log = LoggerFactory.getLogger(PageTrial.class);
    /** Characters; a shorter line is taken only when it is a whole line of what was taken. */
    private static final int SHORT_LINE = 12;

    private final ArticleExtractor articles = new ArticleExtractor();
    private final DocumentReader documents = new DocumentReader();

    /**
     * What came of it.
     *
     * @param markup the page as it was sent
     * @param article null when a listing was asked for, or the page cannot be read
     * @param entries those of a listing; empty otherwise
     * @param left the lines of the page that are no part of what was taken, in order
     */
    public record Outcome(
            String markup, @Nullable ExtractedArticle article, List<ParsedEntry> entries, List<String> left) {}

    /** The page as that of an article. */
    public Outcome article(Source.Description source, RawDocument page) {
        String markup = markup(page);
        try {
            ExtractedArticle article = articles.extract(
                    page.body(),
                    page.contentType(),
                    page.address(),
                    ZoneId.of(source.zone()),
                    new PageSelectors(source.selectors()));
            Stream<@Nullable String> pictures =
                    article.images().stream().flatMap(image -> Stream.of(image.caption(), image.credit()));
            Stream<@Nullable String> links = article.related().stream().map(link -> link.title());
            return new Outcome(
                    markup,
                    article,
                    List.of(),
                    left(
                            markup,
                            Stream.of(Stream.of(article.title(), article.byline(), article.text()), pictures, links)
                                    .flatMap(texts -> texts)));
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            return broken(markup, page, broken);
        }
    }

    /** The page as one that lists articles. */
    public Outcome listing(Source.Description source, RawDocument page) {
        String markup = markup(page);
        try {
            ParsedFeed feed = documents.read(source, FeedKind.LISTING, page, FurtherDocuments.none(), null);
            Stream<@Nullable String> taken = feed.entries().stream()
                    .flatMap(entry -> Stream.of(
                            entry.title(), entry.summaryHtml() == null ? null : ArticleHtml.text(entry.summaryHtml())));
            return new Outcome(markup, null, feed.entries(), left(markup, taken));
        } catch (UnreadableFeedException _) {
            return new Outcome(markup, null, List.of(), left(markup, Stream.empty()));
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            return broken(markup, page, broken);
        }
    }

    private static Outcome broken(String markup, RawDocument page, Throwable broken) {
        log.warn("a page of {} breaks the parser: {}", page.address().getHost(), broken.toString());
        return new Outcome(markup, null, List.of(), List.of());
    }

    private static String markup(RawDocument page) {
        return TextDecoder.decode(page.body(), page.contentType()).text();
    }

    private static List<String> left(String markup, Stream<@Nullable String> taken) {
        Set<String> lines = new TreeSet<>();
        taken.flatMap(text -> text == null ? Stream.empty() : text.lines())
                .map(PageTrial::flat)
                .forEach(lines::add);
        String all = lines.stream().collect(Collectors.joining("\n"));
        List<String> left = new ArrayList<>();
        ArticleHtml.text(markup)
                .lines()
                .map(PageTrial::flat)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    boolean part = lines.contains(line) || (line.length() >= SHORT_LINE && all.contains(line));
                    if (!part) {
                        left.add(line);
                    }
                });
        return left;
    }

    private static String flat(String line) {
        return line.replaceAll("\\s+", " ").strip();
    }
}
