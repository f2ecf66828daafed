package org.jarida.ingest.console;

import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks what is to become of a source's articles, then removes it. */
@Controller
@RequestMapping(ConsolePages.SOURCES + "/{id}/remove")
class RemovalController {

    private final Sources sources;
    private final ConsolePages pages;

    RemovalController(Sources sources, ConsolePages pages) {
        this.sources = sources;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source source = sources.get(id);
        Messages messages = pages.messages(language);
        String name = source.description().name();
        RemovalPage model = new RemovalPage(id, name, new ConsoleForms(caller.csrfToken(), ConsolePages.source(id)));
        return pages.page(
                messages,
                ConsolePages.source(id) + "/remove",
                messages.text("console.remove-title"),
                "removal.jte",
                model);
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> remove(@PathVariable String id, @RequestParam(defaultValue = "") String articles) {
        boolean withdraw = articles.equals("withdraw");
        if (!withdraw && !articles.equals("keep")) {
            throw ProblemException.invalid("articles", "must be keep or withdraw");
        }
        sources.remove(id, withdraw);
        return ConsolePages.done(ConsolePages.SOURCES, withdraw ? Notice.Kind.WITHDRAWN : Notice.Kind.REMOVED, id);
    }
}
