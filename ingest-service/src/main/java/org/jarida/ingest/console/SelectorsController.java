package org.jarida.ingest.console;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.preview.PageTrial;
import org.jarida.ingest.preview.WebAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.web.PollWords;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The selectors of a source: tried on a page, side by side with it, and then saved. */
@Controller
@RequestMapping(ConsolePages.SOURCES + "/{id}/selectors")
class SelectorsController {

    static final List<String> OF_ARTICLES =
            List.of("title", "byline", "date", "body", "remove", "image", "caption", "credit", "related");
    static final List<String> OF_LISTINGS = List.of(
            "listing.item", "listing.link", "listing.title", "listing.date", "listing.summary", "listing.image");

    private final Sources sources;
    private final SamplePages samples;
    private final Clock clock;
    private final ConsolePages pages;
    private final PageTrial trial = new PageTrial();

    SelectorsController(Sources sources, SamplePages samples, Clock clock, ConsolePages pages) {
        this.sources = sources;
        this.samples = samples;
        this.clock = clock;
        this.pages = pages;
    }

    /** What was typed. */
    private record Typed(Map<String, String> selectors, String url, boolean listing, long version) {

        static Typed of(long version, MultiValueMap<String, String> sent) {
            Map<String, String> selectors = new LinkedHashMap<>();
            for (String name : SourceCheck.SELECTORS) {
                String written = sent.getFirst("selector." + name);
                if (written != null && !written.isBlank()) {
                    selectors.put(name, written.strip());
                }
            }
            String url = sent.getFirst("url");
            return new Typed(selectors, url == null ? "" : url.strip(), "LISTING".equals(sent.getFirst("as")), version);
        }
    }

    /** What came of a page: a sample, or why there is none. */
    private record Tried(
            SelectorsPage.@Nullable Sample sample, @Nullable String problem) {

        static final Tried NOTHING = new Tried(null, null);
    }

    /** Shows what they find on the page of an article that is kept, if one is; nobody is asked for it. */
    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source source = sources.get(id);
        Messages messages = pages.messages(language);
        List<String> addresses = samples.addresses(source);
        Optional<String> kept = addresses.stream()
                .filter(url -> samples.kept(source, url).isPresent())
                .findFirst();
        String url = kept.or(() -> addresses.stream().findFirst()).orElse("");
        Map<String, String> stored = source.description().selectors();
        Typed typed = new Typed(stored, url, SamplePages.isListing(source, url), source.version());
        Tried tried = kept.flatMap(address -> samples.kept(source, address))
                .map(page -> tried(source, typed, page, messages))
                .orElse(Tried.NOTHING);
        return page(HttpStatus.OK, source, typed, FormFaults.NONE, tried, messages, caller);
    }

    /** Tries them; nothing is stored. */
    @PostMapping(path = "/try", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> tryOut(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source source = sources.get(id);
        Messages messages = pages.messages(language);
        Typed typed = Typed.of(version, fields);
        try {
            SourceCheck.selectors(new LinkedHashMap<>(typed.selectors()));
        } catch (ProblemException wrong) {
            FormFaults faults = FormFaults.of(wrong, messages);
            return page(wrong.getStatusCode(), source, typed, faults, Tried.NOTHING, messages, caller);
        }
        Optional<URI> address = typed.url().isEmpty() ? Optional.empty() : WebAddress.asTyped(typed.url());
        Tried tried = address.isEmpty()
                ? new Tried(null, messages.text("console.wrong.address"))
                : samples.read(
                        source,
                        address.get(),
                        page -> tried(source, typed, page, messages),
                        failed -> new Tried(null, PollWords.of(failed, FeedKind.LISTING, messages.language())));
        return page(
                address.isEmpty() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                source,
                typed,
                FormFaults.NONE,
                tried,
                messages,
                caller);
    }

    /** They apply to what is read from now on; what was read before comes out anew with a replay. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> save(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source known = sources.get(id);
        Typed typed = Typed.of(version, fields);
        try {
            sources.describe(id, SourceForm.of(known.description()).input(typed.selectors()), version);
            return ConsolePages.done(ConsolePages.source(id), Notice.Kind.SELECTORS, id);
        } catch (ProblemException wrong) {
            Messages messages = pages.messages(language);
            Source now = sources.get(id);
            FormFaults faults = SourcePageController.isStale(wrong)
                    ? new FormFaults(Map.of("", messages.text("console.stale-selectors")))
                    : FormFaults.of(wrong, messages);
            Typed again = new Typed(typed.selectors(), typed.url(), typed.listing(), now.version());
            return page(wrong.getStatusCode(), now, again, faults, Tried.NOTHING, messages, caller);
        }
    }

    private Tried tried(Source source, Typed typed, RawDocument page, Messages messages) {
        Source.Description described =
                Sources.checked(SourceForm.of(source.description()).input(typed.selectors()));
        PageTrial.Outcome outcome = typed.listing() ? trial.listing(described, page) : trial.article(described, page);
        return new Tried(new Samples(new Moments(messages, clock.instant())).of(outcome), null);
    }

    private ResponseEntity<String> page(
            HttpStatusCode status,
            Source source,
            Typed typed,
            FormFaults faults,
            Tried tried,
            Messages messages,
            Caller caller) {
        String address = ConsolePages.source(source.id()) + "/selectors";
        SelectorsPage model = new SelectorsPage(
                source.id(),
                source.description().name(),
                typed.version(),
                OF_ARTICLES,
                OF_LISTINGS,
                typed.selectors(),
                faults,
                typed.listing(),
                typed.url(),
                samples.addresses(source),
                tried.problem(),
                tried.sample(),
                new ConsoleForms(caller.csrfToken(), ConsolePages.source(source.id())));
        return pages.page(status, messages, address, messages.text("console.selectors"), "selectors.jte", model);
    }
}
