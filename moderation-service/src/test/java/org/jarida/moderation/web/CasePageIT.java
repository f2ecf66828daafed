package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.review.Review;
import org.junit.jupiter.api.Test;

@SharesService
class CasePageIT {

    private final RunningService service = RunningService.shared();

    @Test
    void theListShowsCasesBlurredWithFormsThatCarryVersionAndToken() {
        String image = Acts.image(0x5001);
        service.bean(Moderation.class).decide(image, Action.LEGAL, 0, "order", "amina");

        HttpResponse<String> page =
                Visits.get("/moderation?state=LEGAL&source=" + sourceOf(image), Visits.moderatorInSession(), "ar");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("محجوبة بأمر قانوني")
                .contains("/images/" + image + "?w=320&amp;review")
                .contains("filter=\"url(#veil)\"")
                .contains("<input type=\"hidden\" name=\"_csrf\" value=\"csrf-of-amina\">")
                .contains("<input type=\"hidden\" name=\"version\" value=\"1\">")
                .doesNotContain("style=");
    }

    @Test
    void aFormDecidesAndLeadsBack() {
        String image = Acts.image(0x5002);
        service.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "seen", "amina");

        HttpResponse<String> decided = decide(
                image,
                "action=RESTORE&version=1&back=%2Fmoderation%3Fstate%3DCONFIRMED&reason=" + encoded("صورة صحفية"));

        assertThat(decided.statusCode()).isEqualTo(303);
        assertThat(decided.headers().firstValue("Location")).hasValue("/moderation?state=CONFIRMED&done=" + image);
        assertThat(service.bean(CaseStore.class).find(image).orElseThrow().state())
                .isEqualTo(CaseState.RESTORED);
        assertThat(RunningService.verdicts(image).getLast().reason()).isEqualTo("صورة صحفية");
    }

    @Test
    void aDecisionThatComesTooLateLeadsToTheCaseAndWhatChanged() {
        String image = Acts.image(0x5003);
        Moderation moderation = service.bean(Moderation.class);
        moderation.decide(image, Action.CONFIRM, 0, "seen by amina", "amina");
        moderation.decide(image, Action.LEGAL, 1, "order of a court", "karim");

        HttpResponse<String> late = decide(image, "action=RESTORE&version=1&reason=late");

        assertThat(late.statusCode()).isEqualTo(303);
        String address = "/moderation/cases/" + image + "?seen=1";
        assertThat(late.headers().firstValue("Location")).hasValue(address);
        String page = page(address);
        assertThat(page).contains("role=\"alert\"").contains("has changed since you saw it");
        String recent = page.substring(page.indexOf("change is-recent"), page.lastIndexOf("\"change\""));
        assertThat(recent).contains("order of a court", "karim").doesNotContain("seen by amina");
        assertThat(service.bean(CaseStore.class).find(image).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void everyDecisionThatTheStateAllowsHasItsButtonAndItsKey() {
        String hidden = Acts.image(0x5005);
        String locked = Acts.image(0x5006);
        service.bean(Moderation.class).decide(hidden, Action.CONFIRM, 0, "seen", "amina");
        service.bean(Moderation.class).decide(locked, Action.LOCK, 0, "seen", "amina");

        assertThat(page("/moderation/cases/" + hidden))
                .contains("value=\"RESTORE\" aria-keyshortcuts=\"r\"")
                .contains("value=\"LOCK\" aria-keyshortcuts=\"l\"")
                .contains("value=\"LEGAL\" aria-keyshortcuts=\"g\"")
                .doesNotContain("value=\"CONFIRM\"");
        assertThat(page("/moderation/cases/" + locked))
                .contains("value=\"CONFIRM\" aria-keyshortcuts=\"c\"")
                .contains("value=\"LEGAL\"")
                .doesNotContain("value=\"RESTORE\"", "value=\"LOCK\"");
    }

    @Test
    void thePageOfACaseTellsItsHistoryAndEveryNote() {
        String image = Acts.image(0x5007);
        service.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "قرار أول", "amina");
        service.bean(Moderation.class).decide(image, Action.RESTORE, 1, "خطأ", "karim");
        String note = "<b>see</b> the source";

        HttpResponse<String> noted = form(
                "/moderation/cases/" + image + "/notes",
                "text=" + encoded(note) + "&back=%2Fmoderation%2Fcases%2F" + image);

        assertThat(noted.statusCode()).isEqualTo(303);
        assertThat(noted.headers().firstValue("Location")).hasValue("/moderation/cases/" + image + "#case-" + image);
        assertThat(page("/moderation/cases/" + image))
                .contains("قرار أول", "خطأ", "amina", "karim", "version 2", "Shown again", "before: Hidden by decision")
                .contains("&lt;b&gt;see&lt;/b&gt; the source")
                .contains("js/moderation.");
        assertThat(page("/moderation?state=RESTORED&source=" + sourceOf(image))).contains("1 note");
    }

    @Test
    void aClaimIsSeenByOthersAndReleasedByItsOwnerAlone() {
        String image = Acts.image(0x5008);
        service.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "seen", "amina");

        assertThat(form("/moderation/cases/" + image + "/claim", "back=x").statusCode())
                .isEqualTo(303);
        assertThat(page("/moderation/cases/" + image)).contains("Yours until").contains("/release\"");
        service.bean(Review.class).release(image, "karim");
        assertThat(service.bean(Review.class).claimOf(image)).isPresent();
        assertThat(form("/moderation/cases/" + image + "/release", "back=x").statusCode())
                .isEqualTo(303);
        assertThat(service.bean(Review.class).claimOf(image)).isEmpty();

        service.bean(Review.class).claim(image, "karim");
        assertThat(form("/moderation/cases/" + image + "/claim", "back=x").statusCode())
                .isEqualTo(303);
        assertThat(page("/moderation/cases/" + image))
                .contains("karim has claimed this case until")
                .doesNotContain("Yours until");
    }

    @Test
    void severalChosenCasesAreDecidedEachByItself() {
        String fresh = Acts.image(0x5009);
        String changed = Acts.image(0x500a);
        service.bean(Moderation.class).decide(fresh, Action.CONFIRM, 0, "seen", "amina");
        service.bean(Moderation.class).decide(changed, Action.CONFIRM, 0, "seen", "amina");
        service.bean(Moderation.class).decide(changed, Action.LEGAL, 1, "order", "karim");

        HttpResponse<String> answer =
                several("action=RESTORE&reason=fine&chosen=" + fresh + "%3A1&chosen=" + changed + "%3A1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("1 of 2 cases decided", "It has changed since you saw it");
        assertThat(service.bean(CaseStore.class).find(fresh).orElseThrow().state())
                .isEqualTo(CaseState.RESTORED);
        assertThat(service.bean(CaseStore.class).find(changed).orElseThrow().state())
                .isEqualTo(CaseState.LEGAL);
        assertThat(several("action=RESTORE&reason=fine").statusCode()).isEqualTo(400);
        assertThat(several("action=RESTORE&chosen=" + fresh + "%3A2").statusCode())
                .isEqualTo(400);
        assertThat(several("action=RESTORE&reason=fine&chosen=" + fresh).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBadFaithReaderIsMutedFromTheCaseAndANoteSaysByWhom() {
        String image = Acts.image(0x500b);
        String other = Acts.image(0x500c);
        List.of(image, other).forEach(each -> service.bean(Moderation.class).handle(List.of(Acts.reportOf(each, 41))));
        String page = page("/moderation/cases/" + image);
        assertThat(page).contains("Readers who reported in this round").doesNotContain(Acts.reader(41));
        String handle = page.replaceAll("(?s).*name=\"reporter\" value=\"([0-9a-f]+)\".*", "$1");

        for (int click = 0; click < 2; click++) {
            HttpResponse<String> muted = form(
                    "/moderation/cases/" + image + "/mute",
                    "reporter=" + handle + "&back=%2Fmoderation%2Fcases%2F" + image);
            assertThat(muted.statusCode()).isEqualTo(303);
            assertThat(muted.headers().firstValue("Location"))
                    .hasValue("/moderation/cases/" + image + "#case-" + image);
        }

        for (String each : List.of(image, other)) {
            assertThat(service.bean(CaseStore.class)
                            .find(each)
                            .orElseThrow()
                            .ballot()
                            .votes())
                    .isEmpty();
        }
        assertThat(service.bean(Review.class).notesOf(image)).singleElement().satisfies(note -> {
            assertThat(note.account()).isEqualTo("amina");
            assertThat(note.text()).contains(handle);
        });
        String afterwards = page("/moderation/cases/" + image);
        assertThat(afterwards).contains("/" + image + "/unmute", "Report taken back", handle);

        for (int click = 0; click < 2; click++) {
            assertThat(form("/moderation/cases/" + image + "/unmute", "reporter=" + handle)
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(page("/moderation/cases/" + image)).doesNotContain("/unmute", "Report taken back");
        service.bean(Moderation.class).handle(List.of(Acts.reportOf(Acts.image(0x500d), 41)));
        assertThat(service.bean(CaseStore.class)
                        .find(Acts.image(0x500d))
                        .orElseThrow()
                        .ballot()
                        .votes())
                .hasSize(1);
    }

    @Test
    void aFormLeadsOnlyToPagesOfModerators() {
        for (String other : List.of("https://elsewhere.example/", "//elsewhere.example", "/moderation/../admin", "x")) {
            assertThat(PageForms.safe(other)).isEqualTo("/moderation");
        }
        assertThat(PageForms.safe(null)).isEqualTo("/moderation");
        String filtered = "/moderation?state=SUSPECT&age=PT24H";
        assertThat(PageForms.safe(filtered)).isEqualTo(filtered);
    }

    @Test
    void aFilterNamesWhatItIsSetToAndABadOneIsRefused() {
        assertThat(page("/moderation?state=LEGAL&reason=TERROR&age=PT24H&source=alayam"))
                .contains("<option value=\"LEGAL\" selected>")
                .contains("<option value=\"TERROR\" selected>")
                .contains("<option value=\"PT24H\" selected>")
                .contains("value=\"alayam\"");
        for (String bad : List.of("state=GONE", "reason=NONE", "age=old", "source=A%20b", "done=x")) {
            assertThat(Visits.get("/moderation?" + bad, Visits.moderator(), "en")
                            .statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void aBadFormGetsAPageThatSaysSo() {
        HttpResponse<String> refused = decide(Acts.image(0x5004), "action=RESTORE&version=0");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void onlyModeratorsSeeThePage() {
        assertThat(Visits.get("/moderation", Visits.staff("karim", "EDITOR"), "en")
                        .statusCode())
                .isEqualTo(403);
    }

    /** A source of which an article shows the image and no other: a page of the list holds only so many cases. */
    private String sourceOf(String image) {
        String source = "only-" + image.substring(56);
        service.bean(ShowingArticleStore.class)
                .put(List.of(new ShowingArticle(
                        image.substring(32), 1, "Harbour opens", source, List.of(image), Instant.now())));
        return source;
    }

    private static String page(String path) {
        HttpResponse<String> page = Visits.get(path, Visits.moderatorInSession(), "en");
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> form(String path, String form) {
        return Visits.postForm(path, Visits.moderatorInSession(), form);
    }

    private static HttpResponse<String> decide(String image, String form) {
        return form("/moderation/cases/" + image + "/verdicts", form);
    }

    private static HttpResponse<String> several(String form) {
        return form("/moderation/verdicts", form);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
