package org.jarida.moderation.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.appeal.Appeals;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.statement.Puid;
import org.jarida.moderation.statement.Statement;
import org.jarida.moderation.statement.StatementWords;
import org.jarida.moderation.statement.Statements;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages on which everybody reads why an image is hidden, and appeals. An article's page leads to the list of its
 * hidden images; the answer of a hidden image leads to the image's latest statement.
 */
@Controller
class StatementPageController {

    static final String PATH = "/appeals";

    private static final int MAX_TEXT = 2_000;
    private static final int SHORT = 8;
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ARTICLE_ID = Pattern.compile("[0-9a-f]{32}");

    private final Statements statements;
    private final Appeals appeals;
    private final ShowingArticleStore articles;
    private final PublicPages pages;

    StatementPageController(Statements statements, Appeals appeals, ShowingArticleStore articles, PublicPages pages) {
        this.statements = statements;
        this.appeals = appeals;
        this.articles = articles;
        this.pages = pages;
    }

    /** The statements of the images of an article that are hidden now. */
    @GetMapping(PATH)
    ResponseEntity<String> ofArticle(
            @RequestParam String article,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        if (!ARTICLE_ID.matcher(article).matches()) {
            throw ProblemException.invalid("article", "must be an article's id");
        }
        Messages messages = pages.messages(language);
        List<StatementPage.Listing.Line> lines = articles.imagesOf(article).stream()
                .map(statements::latest)
                .flatMap(Optional::stream)
                .filter(each -> each.endedAt() == null)
                .map(each -> new StatementPage.Listing.Line(
                        PATH + "/" + each.puid(),
                        each.puid().imageId().substring(0, SHORT),
                        time(each.hiddenAt(), messages),
                        StatementPage.decidedBy(each)))
                .toList();
        Frame frame = Frame.of(
                messages.language(), StaffPages.with(PATH, "article", article), messages.text("statement.list-title"));
        return pages.page(
                HttpStatus.OK, frame, CacheControl.noStore(), "statements.jte", new StatementPage.Listing(lines));
    }

    /** @param name a statement's, or an image's id, which leads to its latest statement */
    @GetMapping(PATH + "/{name}")
    ResponseEntity<String> one(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        if (IMAGE_ID.matcher(name).matches()) {
            Statement latest = statements.latest(name).orElseThrow(StatementPageController::unknown);
            return StaffPages.seeOther(PATH + "/" + latest.puid());
        }
        return page(known(name), HttpStatus.OK, "", null, pages.messages(language), caller);
    }

    private ResponseEntity<String> page(
            Statement statement,
            HttpStatus status,
            String text,
            @Nullable String problem,
            Messages messages,
            Caller caller) {
        List<Appeal> filed = appeals.of(statement);
        boolean open = appeals.isOpen(statement)
                && (filed.isEmpty() || !filed.getLast().isOpen());
        StatementPage model = new StatementPage(
                statement.puid().toString(),
                StatementPage.decidedBy(statement),
                new StatementWords(statement, messages),
                StatementPage.wire(statement.reason()),
                time(statement.hiddenAt(), messages),
                statement.endedAt() == null ? null : time(statement.endedAt(), messages),
                filed.stream()
                        .map(each -> StatementPage.AppealLine.of(each, messages))
                        .toList(),
                messages.day(appeals.deadline(statement), PublicPages.ZONE),
                open ? new StatementPage.Form(caller.csrfToken(), MAX_TEXT, text, problem) : null);
        Frame frame = Frame.of(messages.language(), model.address(), messages.text("statement.title"));
        return pages.page(status, frame, CacheControl.noStore(), "statement.jte", model);
    }

    /**
     * Filing again while an appeal is open changes nothing. What cannot be filed is answered with the page as it is, and
     * with the text, so that nobody writes it twice.
     */
    @PostMapping(path = PATH + "/{name}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> appeal(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Statement statement = known(name);
        Messages messages = pages.messages(language);
        String plain = text.replace("\r\n", "\n").strip(); // forms send line ends as two characters
        if (!appeals.isOpen(statement)) {
            return page(statement, HttpStatus.CONFLICT, plain, null, messages, caller);
        }
        if (plain.isEmpty() || plain.length() > MAX_TEXT) {
            String problem = plain.isEmpty()
                    ? messages.text("appeal.empty")
                    : messages.text("appeal.too-long", plain.length(), MAX_TEXT);
            return page(statement, HttpStatus.BAD_REQUEST, plain, problem, messages, caller);
        }
        appeals.file(statement, plain);
        return StaffPages.seeOther(PATH + "/" + statement.puid() + "#appeal");
    }

    private Statement known(String name) {
        return Puid.parse(name).flatMap(statements::find).orElseThrow(StatementPageController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such statement.");
    }

    private static String time(Instant at, Messages messages) {
        return messages.dayAndTime(at, PublicPages.ZONE);
    }
}
