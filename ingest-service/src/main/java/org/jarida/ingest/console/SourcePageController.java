package org.jarida.ingest.console;

import java.time.Clock;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
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

/** One source: how it does, and what is said of it. */
@Controller
@RequestMapping(ConsolePages.SOURCES + "/{id}")
class SourcePageController {

    private final Sources sources;
    private final SourcePageViews views;
    private final Clock clock;
    private final ConsolePages pages;

    SourcePageController(Sources sources, SourcePageViews views, Clock clock, ConsolePages pages) {
        this.sources = sources;
        this.views = views;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source source = sources.get(id);
        SourceForm form = SourceForm.of(source.description());
        Notice notice = Notice.of(done, source.description().name()).orElse(null);
        return page(
                HttpStatus.OK,
                source,
                new SourcePageViews.Form(form, FormFaults.NONE),
                notice,
                pages.messages(language),
                caller);
    }

    /**
     * A form with a fault, or one that somebody else was faster than, comes back as it was typed; sent again, it replaces
     * what the other one saved.
     *
     * @param version that the form was made from
     */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> save(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Messages messages = pages.messages(language);
        SourceForm form = SourceForm.of(fields);
        Source known = sources.get(id);
        try {
            sources.describe(id, form.input(known.description().selectors()), version);
            return ConsolePages.done(ConsolePages.source(id), Notice.Kind.SAVED, id);
        } catch (ProblemException wrong) {
            Source now = sources.get(id);
            FormFaults faults = isStale(wrong)
                    ? StaleForm.against(form, SourceForm.of(now.description()), messages)
                    : FormFaults.of(wrong, messages);
            return page(wrong.getStatusCode(), now, new SourcePageViews.Form(form, faults), null, messages, caller);
        }
    }

    static boolean isStale(ProblemException wrong) {
        return ProblemType.STALE_VERSION.uri().equals(wrong.getBody().getType());
    }

    private ResponseEntity<String> page(
            HttpStatusCode status,
            Source source,
            SourcePageViews.Form form,
            @Nullable Notice notice,
            Messages messages,
            Caller caller) {
        String address = ConsolePages.source(source.id());
        ConsoleForms forms = new ConsoleForms(caller.csrfToken(), address);
        SourcePage model = views.of(source, form, notice, forms, new Moments(messages, clock.instant()));
        return pages.page(status, messages, address, source.description().name(), "source.jte", model);
    }
}
