package org.jarida.ingest.console;

import java.time.Clock;
import java.util.Map;
import org.jarida.ingest.discovery.SourceTrial;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new source: described, tried, added. A form with a fault comes back as it was typed. */
@Controller
@RequestMapping(path = ConsolePages.SOURCES, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class AddSourceController {

    private final Sources sources;
    private final SourceTrial trial;
    private final Clock clock;
    private final ConsolePages pages;

    AddSourceController(Sources sources, SourceTrial trial, Clock clock, ConsolePages pages) {
        this.sources = sources;
        this.trial = trial;
        this.clock = clock;
        this.pages = pages;
    }

    /** Shows what the source would bring; nothing is stored. */
    @PostMapping("/new/try")
    ResponseEntity<String> tryOut(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Messages messages = pages.messages(language);
        SourceForm form = SourceForm.of(fields);
        try {
            Source.Description source = Sources.checked(form.input(Map.of()));
            Trial tried = new Trials(new Moments(messages, clock.instant())).of(trial.run(source));
            return page(HttpStatus.OK, form, FormFaults.NONE, tried, messages, caller);
        } catch (ProblemException wrong) {
            return page(wrong.getStatusCode(), form, FormFaults.of(wrong, messages), null, messages, caller);
        }
    }

    @PostMapping
    ResponseEntity<String> add(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Messages messages = pages.messages(language);
        SourceForm form = SourceForm.of(fields);
        try {
            Source added = sources.add(form.input(Map.of()));
            return ConsolePages.done(ConsolePages.source(added.id()), Notice.Kind.ADDED, added.id());
        } catch (ProblemException wrong) {
            return page(wrong.getStatusCode(), form, FormFaults.of(wrong, messages), null, messages, caller);
        }
    }

    private ResponseEntity<String> page(
            HttpStatusCode status,
            SourceForm form,
            FormFaults faults,
            @Nullable Trial tried,
            Messages messages,
            Caller caller) {
        return pages.page(
                status,
                messages,
                NewSourceController.PATH,
                messages.text("console.add"),
                "describe.jte",
                new DescribePage(form, faults, tried, new ConsoleForms(caller.csrfToken(), NewSourceController.PATH)));
    }
}
