package org.jarida.ingest.source;

import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.language.LanguageDetector;
import org.jarida.ingest.page.PageSelectors;
import org.jarida.ingest.source.SourceInput.FeedInput;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/** Turns what an editor wrote into a description, or says everything that is wrong with it at once. */
public final class SourceCheck {

    /** Of two and of three letters. */
    private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());

    private static final String ERRORS = "errors";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_FEEDS = 100;
    private static final int MOST_SELECTORS = 50;
    /** What a selector may be for on a page that lists articles. */
    private static final Set<String> LISTING =
            Set.of("listing.item", "listing.link", "listing.title", "listing.date", "listing.summary", "listing.image");
    /** Every name under which a selector may be given, sorted: those of articles' pages and those of lists. */
    public static final Set<String> SELECTORS = Collections.unmodifiableSet(new TreeSet<>(
            Stream.concat(PageSelectors.NAMES.stream(), LISTING.stream()).toList()));

    private final List<Violation> violations = new ArrayList<>();

    private SourceCheck() {}

    /** @param field path of the wrong field */
    public record Violation(String field, String detail) {}

    /**
     * @throws ProblemException listing what is wrong, field by field
     */
    static Source.Description check(SourceInput input) {
        SourceCheck check = new SourceCheck();
        if (input.id() != null && !SourceIds.valid(input.id())) {
            check.wrong("id", "must be 1 to 64 of a-z, 0-9 and -, and none of import, export and new");
        }
        Source.Description description = new Source.Description(
                check.name(input.name()),
                input.homepage() == null ? null : check.address("homepage", input.homepage()),
                check.language(input.language()),
                check.zone(input.zone()),
                check.policy(input.policy()),
                check.text("licence", input.licence()),
                check.text("credit", input.credit()),
                check.checked(input.selectors()),
                check.feeds(input.feeds()));
        check.throwIfWrong();
        return description;
    }

    /**
     * The selectors, when each is known and can be read.
     *
     * @throws ProblemException listing what is wrong with them
     */
    public static Map<String, String> selectors(Map<String, @Nullable String> written) {
        SourceCheck check = new SourceCheck();
        Map<String, String> selectors = check.checked(written);
        check.throwIfWrong();
        return selectors;
    }

    /** What a problem says to be wrong with a source; nothing when it is about something else. */
    public static List<Violation> violations(ProblemException refused) {
        Map<String, Object> properties = refused.getBody().getProperties();
        return properties != null && properties.get(ERRORS) instanceof List<?> errors
                ? errors.stream()
                        .filter(Violation.class::isInstance)
                        .map(Violation.class::cast)
                        .toList()
                : List.of();
    }

    private void throwIfWrong() {
        if (!violations.isEmpty()) {
            String all = violations.stream()
                    .map(each -> each.field() + " " + each.detail())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(ProblemType.INVALID_REQUEST, all + ".").with(ERRORS, List.copyOf(violations));
        }
    }

    private void wrong(String field, String detail) {
        violations.add(new Violation(field, detail));
    }

    private String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            wrong("name", "is missing");
            return "";
        }
        if (name.strip().length() > LONGEST_NAME) {
            wrong("name", "must not be longer than " + LONGEST_NAME + " characters");
        }
        return name.strip();
    }

    private @Nullable String text(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            wrong(field, "must not be longer than " + LONGEST_TEXT + " characters");
        }
        return text.strip();
    }

    private String language(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return "und";
        }
        String tag = LanguageDetector.normalised(language);
        if (tag == null || !LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage())) {
            wrong("language", "is no BCP 47 tag of a known language, such as ar or fr-MA");
            return "und";
        }
        return tag;
    }

    private String zone(@Nullable String zone) {
        if (zone == null || zone.isBlank()) {
            return "UTC";
        }
        try {
            return ZoneId.of(zone.strip()).getId();
        } catch (DateTimeException _) {
            wrong("zone", "is no time zone such as Africa/Casablanca");
            return "UTC";
        }
    }

    private DisplayPolicy policy(@Nullable String policy) {
        return switch (policy == null ? "EXCERPT" : policy) {
            case "FULL" -> DisplayPolicy.FULL;
            case "EXCERPT" -> DisplayPolicy.EXCERPT;
            case "LINK" -> DisplayPolicy.LINK;
            default -> {
                wrong("policy", "must be FULL, EXCERPT or LINK");
                yield DisplayPolicy.EXCERPT;
            }
        };
    }

    private Map<String, String> checked(@Nullable Map<String, @Nullable String> selectors) {
        if (selectors == null) {
            return Map.of();
        }
        if (selectors.size() > MOST_SELECTORS) {
            wrong("selectors", "must not be more than " + MOST_SELECTORS);
            return Map.of();
        }
        selectors.forEach((name, selector) -> {
            if (!SELECTORS.contains(name)) {
                wrong("selectors." + name, "is not known; known are " + String.join(", ", SELECTORS));
            } else if (selector == null || selector.length() > LONGEST_TEXT || !readable(selector)) {
                wrong("selectors." + name, "is no CSS selector");
            }
        });
        return violations.isEmpty() ? Map.copyOf(selectors) : Map.of();
    }

    private static boolean readable(String selector) {
        try {
            QueryParser.parse(selector);
            return true;
        } catch (SelectorParseException | IllegalArgumentException _) {
            return false;
        }
    }

    private List<FeedAddress> feeds(@Nullable List<@Nullable FeedInput> feeds) {
        if (feeds == null || feeds.isEmpty()) {
            wrong("feeds", "must name at least one address");
            return List.of();
        }
        if (feeds.size() > MOST_FEEDS) {
            wrong("feeds", "must not be more than " + MOST_FEEDS);
            return List.of();
        }
        List<FeedAddress> checked = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < feeds.size(); i++) {
            FeedInput feed = feeds.get(i);
            String url = address("feeds[" + i + "].url", feed == null ? null : feed.url());
            if (!url.isEmpty() && !seen.add(url)) {
                wrong("feeds[" + i + "].url", "is there twice");
            }
            checked.add(new FeedAddress(url, kind("feeds[" + i + "].kind", feed == null ? null : feed.kind())));
        }
        return checked;
    }

    private FeedKind kind(String field, @Nullable String kind) {
        return switch (kind == null ? "FEED" : kind) {
            case "FEED" -> FeedKind.FEED;
            case "SITEMAP" -> FeedKind.SITEMAP;
            case "LISTING" -> FeedKind.LISTING;
            default -> {
                wrong(field, "must be FEED, SITEMAP or LISTING");
                yield FeedKind.FEED;
            }
        };
    }

    private String address(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            wrong(field, "is missing");
            return "";
        }
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && text.length() <= LONGEST_ADDRESS) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException _) {
            // said below, as for every other address that cannot be used
        }
        wrong(field, "must be an http or https address without a password in it");
        return "";
    }
}
