package org.jarida.ingest.console;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.discovery.Candidate;
import org.jarida.ingest.discovery.Discovery;
import org.jarida.ingest.preview.WebAddress;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.web.PollWords;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** From any address of a newspaper to what it publishes. Nothing is stored, so the answer to the form is a page. */
@Controller
class NewSourceController {

    static final String PATH = ConsolePages.SOURCES + "/new";

    private final Discovery discovery;
    private final Sources sources;
    private final Clock clock;
    private final ConsolePages pages;

    NewSourceController(Discovery discovery, Sources sources, Clock clock, ConsolePages pages) {
        this.discovery = discovery;
        this.sources = sources;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> begin(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        return page(
                HttpStatus.OK,
                new NewSourcePage(first(), "", null, null, null, forms(caller)),
                pages.messages(language));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> discover(
            @RequestParam(defaultValue = "") String url,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Messages messages = pages.messages(language);
        Optional<URI> address = url.isBlank() ? Optional.empty() : WebAddress.asTyped(url);
        if (address.isEmpty()) {
            String wrong = messages.text("console.wrong.address");
            NewSourcePage again = new NewSourcePage(first(), url, wrong, null, null, forms(caller));
            return page(HttpStatus.BAD_REQUEST, again, messages);
        }
        Discovery.Found found = discovery.discover(address.get());
        NewSourcePage model = new NewSourcePage(
                first(),
                url.strip(),
                problem(found, messages),
                candidates(found, messages),
                found.candidates().isEmpty() ? Prefill.of(found.url()) : null,
                forms(caller));
        return page(HttpStatus.OK, model, messages);
    }

    private ResponseEntity<String> page(HttpStatus status, NewSourcePage model, Messages messages) {
        return pages.page(status, messages, PATH, messages.text("console.add"), "newsource.jte", model);
    }

    private boolean first() {
        return sources.list(null, 1).isEmpty();
    }

    private static ConsoleForms forms(Caller caller) {
        return new ConsoleForms(caller.csrfToken(), PATH);
    }

    private static @Nullable String problem(Discovery.Found found, Messages messages) {
        if (found.failure() != null) {
            return PollWords.of(found.failure(), FeedKind.LISTING, messages.language());
        }
        return found.complete() ? null : messages.text("console.incomplete");
    }

    private List<NewSourcePage.Found> candidates(Discovery.Found found, Messages messages) {
        Moments moments = new Moments(messages, clock.instant());
        Map<String, String> followed = new HashMap<>();
        sources.all()
                .forEach(source ->
                        source.description().feeds().forEach(feed -> followed.putIfAbsent(feed.url(), source.id())));
        return found.candidates().stream()
                .map(each -> candidate(each, found, followed.get(each.url()), moments))
                .toList();
    }

    private static NewSourcePage.Found candidate(
            Candidate of, Discovery.Found found, @Nullable String followedBy, Moments moments) {
        return new NewSourcePage.Found(
                of.url(),
                "console.kind." + of.kind(),
                of.title(),
                of.entries(),
                moments.at(of.newest()),
                followedBy,
                Prefill.of(of, found));
    }
}
