package org.jarida.ingest.console;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.ingest.entry.Arrivals;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.poll.Feeds;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All sources and how they do. On an empty site it leads to where the first one is added. */
@Controller
class SourceListController {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int ROWS = 50;
    /** Of a drawing. */
    private static final int DAYS = 14;

    private final Sources sources;
    private final Feeds feeds;
    private final Arrivals arrivals;
    private final Clock clock;
    private final ConsolePages pages;

    SourceListController(Sources sources, Feeds feeds, Arrivals arrivals, Clock clock, ConsolePages pages) {
        this.sources = sources;
        this.feeds = feeds;
        this.arrivals = arrivals;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(ConsolePages.ROOT)
    ResponseEntity<String> root() {
        return ConsolePages.seeOther(ConsolePages.SOURCES);
    }

    @GetMapping(ConsolePages.SOURCES)
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(defaultValue = "") String of,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        List<Source> all = sources.all();
        if (all.isEmpty() && done == null) {
            return ConsolePages.seeOther(ConsolePages.SOURCES + "/new");
        }
        SourceFilter filter = SourceFilter.parse(q, state, sort);
        Map<String, List<FeedHealth>> health = feeds.health(all);
        List<SourceHealth> named = all.stream()
                .map(source -> SourceHealth.of(source, health.getOrDefault(source.id(), List.of())))
                .filter(filter::holdsWords)
                .toList();
        List<SourceHealth> found =
                named.stream().filter(filter::holdsState).sorted(filter.order()).toList();
        int pagesFound = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int shown = Math.clamp(page, 1, pagesFound);
        List<SourceHealth> onPage = found.subList((shown - 1) * ROWS, Math.min(found.size(), shown * ROWS));
        Messages messages = pages.messages(language);
        SourceListPage model = new SourceListPage(
                rows(onPage, messages),
                found.size(),
                tabs(named, filter),
                filter.words(),
                filter.state() == null ? null : filter.state().name(),
                filter.byName(),
                shown > 1 ? filter.address(shown - 1) : null,
                shown < pagesFound ? filter.address(shown + 1) : null,
                new ConsoleForms(caller.csrfToken(), filter.address(shown)),
                Notice.of(done, nameOf(of)).orElse(null));
        return pages.page(messages, filter.address(shown), messages.text("console.sources"), "sources.jte", model);
    }

    /** A source that is gone is called by its id; nothing else that an address says is shown. */
    private String nameOf(String id) {
        return !ID.matcher(id).matches()
                ? ""
                : sources.find(id).map(source -> source.description().name()).orElse(id);
    }

    private List<SourceRow> rows(List<SourceHealth> shown, Messages messages) {
        Map<String, List<Arrivals.Day>> articles =
                arrivals.lately(shown.stream().map(each -> each.source().id()).toList(), DAYS);
        SourceRows rows = new SourceRows(messages, new Moments(messages, clock.instant()));
        return shown.stream()
                .map(each -> rows.row(each, articles.getOrDefault(each.source().id(), List.of())))
                .toList();
    }

    private static List<SourceListPage.Tab> tabs(List<SourceHealth> named, SourceFilter filter) {
        List<SourceListPage.Tab> tabs = new ArrayList<>();
        tabs.add(new SourceListPage.Tab(
                "console.state.all", named.size(), filter.of(null).address(1), filter.state() == null));
        for (SourceState state : Arrays.asList(SourceState.values())) {
            long count = named.stream().filter(each -> each.state() == state).count();
            if (count > 0 || state == filter.state()) {
                tabs.add(new SourceListPage.Tab(
                        "console.state." + state, count, filter.of(state).address(1), state == filter.state()));
            }
        }
        return tabs;
    }
}
