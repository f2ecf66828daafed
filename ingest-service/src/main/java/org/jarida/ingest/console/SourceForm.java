package org.jarida.ingest.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.SourceInput.FeedInput;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A source as it stands in a form, as it was typed; what is empty was left out. */
public record SourceForm(
        String name,
        String homepage,
        String language,
        String zone,
        String policy,
        String licence,
        String credit,
        List<Feed> feeds) {

    static final String FEED_URL = "feedUrl";
    static final String FEED_KIND = "feedKind";

    /** An address to poll. */
    public record Feed(String url, String kind) {

        static final Feed EMPTY = new Feed("", "FEED");
    }

    static SourceForm of(Source.Description stored) {
        return new SourceForm(
                stored.name(),
                written(stored.homepage()),
                stored.language().equals("und") ? "" : stored.language(),
                stored.zone(),
                stored.policy().name(),
                written(stored.licence()),
                written(stored.credit()),
                stored.feeds().stream()
                        .map(feed -> new Feed(feed.url(), feed.kind().name()))
                        .toList());
    }

    static SourceForm of(MultiValueMap<String, String> sent) {
        List<String> urls = sent.getOrDefault(FEED_URL, List.of());
        List<String> kinds = sent.getOrDefault(FEED_KIND, List.of());
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            if (!urls.get(i).isBlank()) {
                feeds.add(new Feed(urls.get(i).strip(), i < kinds.size() ? kinds.get(i) : Feed.EMPTY.kind()));
            }
        }
        return new SourceForm(
                field(sent, "name"),
                field(sent, "homepage"),
                field(sent, "language"),
                field(sent, "zone"),
                field(sent, "policy"),
                field(sent, "licence"),
                field(sent, "credit"),
                feeds);
    }

    /** @param selectors which have a form of their own */
    SourceInput input(Map<String, String> selectors) {
        List<@Nullable FeedInput> inputs = new ArrayList<>();
        feeds.forEach(feed -> inputs.add(new FeedInput(feed.url(), feed.kind())));
        return new SourceInput(
                null,
                given(name),
                given(homepage),
                given(language),
                given(zone),
                given(policy),
                given(licence),
                given(credit),
                new java.util.HashMap<>(selectors),
                inputs);
    }

    /** The feeds, and room for more. */
    public List<Feed> rows(int more) {
        List<Feed> rows = new ArrayList<>(feeds);
        for (int i = 0; i < more; i++) {
            rows.add(Feed.EMPTY);
        }
        return rows;
    }

    private static String field(MultiValueMap<String, String> sent, String name) {
        return written(sent.getFirst(name)).strip();
    }

    private static String written(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
