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
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

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
        Messages messages = pages.messages(language);
        List<StatementPage.Listing.Line> lines = articles.imagesOf(article).stream()
                .map(statements::latest)
                .flatMap(Optional::stream)
                .filter(each -> each.endedAt() == null)
                .map(each -> new StatementPage.Listing.Line(
                        PATH + "/" + each.puid(), time(each.hiddenAt(), messages), StatementPage.decidedBy(each)))
                .toList();
        Frame frame = Frame.of(
                messages.language(), StaffPages.with(PATH, "article", article), messages.text("statement.list-title"));
        return pages.page(frame, CacheControl.noStore(), "statements.jte", new StatementPage.Listing(lines));
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
        Statement statement = known(name);
        List<Appeal> filed = appeals.of(statement);
        Messages messages = pages.messages(language);
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
                appeals.isOpen(statement)
                        && (filed.isEmpty() || !filed.getLast().isOpen()),
                caller.csrfToken());
        Frame frame = Frame.of(messages.language(), model.address(), messages.text("statement.title"));
        return pages.page(frame, CacheControl.noStore(), "statement.jte", model);
    }

    /** Filing again while an appeal is open changes nothing. */
    @PostMapping(path = PATH + "/{name}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> appeal(@PathVariable String name, @RequestParam(required = false) @Nullable String text) {
        Statement statement = known(name);
        String plain = text == null ? "" : text.replace("\r\n", "\n").strip(); // forms send line ends as two characters
        if (plain.isEmpty() || plain.length() > MAX_TEXT) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "text must have 1 to " + MAX_TEXT + " characters.");
        }
        if (statement.endedAt() != null) {
            throw new ProblemException(ProblemType.CONFLICT, "The image is shown again already.");
        }
        if (!appeals.isOpen(statement)) {
            throw new ProblemException(ProblemType.CONFLICT, "The time for an appeal against this is over.");
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
