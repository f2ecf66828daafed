package org.jarida.ingest.opml;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jarida.ingest.feed.OpmlOutline;
import org.jarida.ingest.feed.OpmlReader;
import org.jarida.ingest.language.LanguageDetector;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.SourceInput.FeedInput;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the subscriptions of an OPML document as sources, of which only excerpts are shown until an editor says more. One that
 * cannot be added stops none of the others. A document of our own export comes back as the sources that it was made of.
 */
public final class OpmlImport {

    private static final int LONGEST_NAME = 200;
    private static final TypeReference<Map<String, @Nullable String>> SELECTORS = new TypeReference<>() {};

    private final Sources sources;
    private final JsonMapper json;

    OpmlImport(Sources sources, JsonMapper json) {
        this.sources = sources;
        this.json = json;
    }

    /** What became of one outline. */
    public enum Result {
        ADDED,
        ALREADY_THERE,
        REFUSED
    }

    /**
     * One outline and what became of it.
     *
     * @param source id of the source that follows it now; null when none does
     * @param reason why it was refused; null when it was not
     * @param wrong paths of the fields of its source over which it was refused
     */
    public record Line(
            String name,
            String url,
            Result result,
            @Nullable String source,
            @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> wrong) {}

    /** @param outlines in the order of the document */
    public record Report(long added, long alreadyThere, long refused, List<Line> outlines) {

        static Report of(List<Line> lines) {
            return new Report(
                    count(lines, Result.ADDED),
                    count(lines, Result.ALREADY_THERE),
                    count(lines, Result.REFUSED),
                    List.copyOf(lines));
        }

        private static long count(List<Line> lines, Result result) {
            return lines.stream().filter(line -> line.result() == result).count();
        }
    }

    /** @throws org.jarida.ingest.feed.UnreadableFeedException when the document is no OPML */
    Report run(byte[] document, @Nullable String contentType) {
        List<Line> lines = new ArrayList<>();
        run(OpmlReader.read(document, contentType), lines::addAll);
        return Report.of(lines);
    }

    /** @param told what became of one source's outlines, as soon as it is known */
    void run(List<OpmlOutline> outlines, Consumer<List<Line>> told) {
        Map<String, String> followed = followed();
        for (List<OpmlOutline> group : groups(outlines)) {
            List<Line> lines = new ArrayList<>();
            List<OpmlOutline> fresh = new ArrayList<>();
            for (OpmlOutline outline : group) {
                String there = followed.get(key(outline.feed()));
                if (there == null) {
                    followed.put(key(outline.feed()), "");
                    fresh.add(outline);
                } else {
                    String source = there.isEmpty() ? null : there;
                    lines.add(new Line(outline.title(), outline.feed(), Result.ALREADY_THERE, source, null, List.of()));
                }
            }
            if (!fresh.isEmpty()) {
                lines.addAll(add(fresh, followed));
            }
            told.accept(lines);
        }
    }

    private List<Line> add(List<OpmlOutline> group, Map<String, String> followed) {
        String id = group.getFirst().source().orElse(null);
        if (id != null && sources.find(id).isPresent()) {
            return lines(group, Result.REFUSED, id, "there is another source with the id " + id, List.of());
        }
        try {
            Source added = sources.add(input(id, group));
            group.forEach(outline -> followed.put(key(outline.feed()), added.id()));
            return lines(group, Result.ADDED, added.id(), null, List.of());
        } catch (ProblemException refused) {
            group.forEach(outline -> followed.remove(key(outline.feed())));
            List<String> wrong = SourceCheck.violations(refused).stream()
                    .map(SourceCheck.Violation::field)
                    .toList();
            return lines(group, Result.REFUSED, null, refused.getBody().getDetail(), wrong);
        }
    }

    private static List<Line> lines(
            List<OpmlOutline> group,
            Result result,
            @Nullable String source,
            @Nullable String reason,
            List<String> wrong) {
        return group.stream()
                .map(outline -> new Line(outline.title(), outline.feed(), result, source, reason, wrong))
                .toList();
    }

    private SourceInput input(@Nullable String id, List<OpmlOutline> group) {
        OpmlOutline first = group.getFirst();
        Map<String, String> own = first.group();
        return new SourceInput(
                id,
                name(first),
                web(first.homepage()) ? first.homepage() : null,
                first.language() == null ? null : LanguageDetector.normalised(first.language()),
                own.get("zone"),
                own.getOrDefault("policy", "EXCERPT"),
                own.get("licence"),
                own.get("credit"),
                selectors(own.get("selectors")),
                feeds(group));
    }

    private static List<@Nullable FeedInput> feeds(List<OpmlOutline> group) {
        List<@Nullable FeedInput> feeds = new ArrayList<>();
        for (OpmlOutline outline : group) {
            feeds.add(new FeedInput(outline.feed(), outline.own().get("kind")));
        }
        return feeds;
    }

    private @Nullable Map<String, @Nullable String> selectors(@Nullable String written) {
        try {
            return written == null ? null : json.readValue(written, SELECTORS);
        } catch (JacksonException _) {
            return null;
        }
    }

    private static String name(OpmlOutline outline) {
        String name = outline.title().isEmpty()
                ? Objects.requireNonNullElse(host(outline.feed()), outline.feed())
                : outline.title();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** The outlines of one source of ours together, every other one by itself. */
    private static Collection<List<OpmlOutline>> groups(List<OpmlOutline> outlines) {
        Map<String, List<OpmlOutline>> groups = new LinkedHashMap<>();
        for (OpmlOutline outline : outlines) {
            String group = outline.source().orElse("#" + groups.size());
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(outline);
        }
        return groups.values();
    }

    /** The address of every feed that is followed, and the source that does. */
    private Map<String, String> followed() {
        Map<String, String> followed = new HashMap<>();
        for (Source source : sources.all()) {
            source.description().feeds().forEach(feed -> followed.put(key(feed.url()), source.id()));
        }
        return followed;
    }

    /** The same for addresses that differ in nothing that matters. */
    private static String key(String address) {
        String bare = address.strip().replaceFirst("#.*$", "").replaceFirst("/$", "");
        try {
            URI uri = new URI(bare);
            String host = uri.getRawAuthority();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return host == null
                    ? bare
                    : host.toLowerCase(java.util.Locale.ROOT)
                            + new URI(null, null, uri.getPath(), null).toASCIIString()
                            + query;
        } catch (URISyntaxException _) {
            return bare;
        }
    }

    private static boolean web(@Nullable String address) {
        return address != null && address.matches("(?i)https?://.+") && host(address) != null;
    }

    private static @Nullable String host(String address) {
        try {
            return new URI(address).getHost();
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
