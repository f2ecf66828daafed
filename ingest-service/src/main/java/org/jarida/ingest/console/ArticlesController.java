package org.jarida.ingest.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.entry.EntryState;
import org.jarida.ingest.entry.EntryText;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.takedown.Takedowns;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds an article by its id or an address, ours or the newspaper's; takes it down or brings it back. */
@Controller
@RequestMapping(ConsolePages.ROOT + "/articles")
class ArticlesController {

    private static final String PATH = ConsolePages.ROOT + "/articles";
    private static final Pattern ID = Pattern.compile("(?:^|/articles/)([0-9a-f]{32})(?:[/?#].*)?$");

    private final Entries entries;
    private final Takedowns takedowns;
    private final Sources sources;
    private final Clock clock;
    private final ConsolePages pages;

    ArticlesController(Entries entries, Takedowns takedowns, Sources sources, Clock clock, ConsolePages pages) {
        this.entries = entries;
        this.takedowns = takedowns;
        this.sources = sources;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Messages messages = pages.messages(language);
        return page(HttpStatus.OK, q.strip(), null, Notice.of(done, "").orElse(null), messages, caller);
    }

    /** Without a reason nothing happens. */
    @PostMapping(path = "/{id}/takedown", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> takeDown(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        try {
            takedowns.takeDown(id, reason);
            return ConsolePages.done(PATH + "?q=" + id, Notice.Kind.TAKEN_DOWN, "");
        } catch (ProblemException wrong) {
            if (!wrong.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST)) {
                throw wrong;
            }
            Messages messages = pages.messages(language);
            return page(HttpStatus.BAD_REQUEST, id, messages.text("console.wrong.reason"), null, messages, caller);
        }
    }

    /** Of an article that is no longer withdrawn, as after a second click, the page shows how it stands. */
    @PostMapping(path = "/{id}/reinstate", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> reinstate(@PathVariable String id) {
        try {
            takedowns.reinstate(id);
            return ConsolePages.done(PATH + "?q=" + id, Notice.Kind.REINSTATED, "");
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
                throw refused;
            }
            return ConsolePages.seeOther(PATH + "?q=" + id);
        }
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String asked,
            @Nullable String fault,
            @Nullable Notice notice,
            Messages messages,
            Caller caller) {
        String address = asked.isEmpty() ? PATH : PATH + "?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
        Moments moments = new Moments(messages, clock.instant());
        ArticlesPage model = new ArticlesPage(
                asked,
                asked.isEmpty()
                        ? null
                        : found(asked).stream()
                                .map(each -> article(each, moments))
                                .toList(),
                fault,
                new ConsoleForms(caller.csrfToken(), address),
                notice);
        return pages.page(status, messages, address, messages.text("console.takedown"), "articles.jte", model);
    }

    private List<Entries.Known> found(String asked) {
        Matcher id = ID.matcher(asked);
        Optional<Entries.Known> known = id.find() ? entries.find(id.group(1)) : Optional.empty();
        return known.map(List::of)
                .orElseGet(
                        () -> entries.at(sources.all().stream().map(Source::id).toList(), asked));
    }

    private static ArticlesPage.Article article(Entries.Known of, Moments moments) {
        EntryText text = of.text();
        boolean tombstone = of.state() == EntryState.TAKEN_DOWN || of.state() == EntryState.WITHDRAWN;
        return new ArticlesPage.Article(
                of.id(),
                of.sourceId(),
                text == null ? null : text.title(),
                text == null ? null : Trials.href(text.url()),
                text == null ? null : text.language(),
                text == null ? null : text.direction(),
                text == null ? null : moments.at(text.publishedAt()),
                "console.article." + of.state(),
                of.state() == EntryState.ACTIVE,
                tombstone,
                of.note(),
                moments.at(of.withdrawnAt()));
    }
}
