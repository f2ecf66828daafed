package org.jarida.moderation.web;

import java.time.Duration;
import java.util.List;
import org.jarida.moderation.statistics.Month;
import org.jarida.moderation.statistics.Transparency;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The public counts, as a page and as JSON. */
@Controller
class TransparencyController {

    private static final String PATH = "/transparency";
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Transparency transparency;
    private final PublicPages pages;

    TransparencyController(Transparency transparency, PublicPages pages) {
        this.transparency = transparency;
        this.pages = pages;
    }

    /** The counted months, the latest first. */
    record Counted(List<Month> months) {}

    @GetMapping("/api/v1/transparency")
    ResponseEntity<Counted> counts() {
        return ResponseEntity.ok().cacheControl(KEPT).body(new Counted(transparency.months()));
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        TransparencyPage model = new TransparencyPage(
                transparency.months().stream().map(each -> row(each, messages)).toList());
        Frame frame = Frame.of(messages.language(), PATH, messages.text("transparency.title"))
                .withStyles("css/moderation.css");
        return pages.page(HttpStatus.OK, frame, KEPT, "transparency.jte", model);
    }

    private static TransparencyPage.Row row(Month of, Messages messages) {
        return new TransparencyPage.Row(
                messages.month(of.month()),
                number(of.reports(), messages),
                number(of.hidesByRule(), messages),
                number(of.hidesByPeople(), messages),
                number(of.restores(), messages),
                StatisticsPageController.duration(of.medianSeconds(), messages),
                number(of.appeals(), messages),
                number(of.appealsUpheld(), messages),
                number(of.appealsOverturned(), messages));
    }

    private static String number(long value, Messages messages) {
        return messages.text("moderation.number", value);
    }
}
