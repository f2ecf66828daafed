package org.jarida.moderation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.web.CasePage;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.Messages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SubmissionTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Messages ENGLISH = MessageBundle.beside(CasePage.class).in(UiLanguage.EN);
    private static final Puid PUID = new Puid(Acts.IMAGE, 2, 7);
    private static final Instant SHOWN = Instant.parse("2026-03-01T22:00:00Z");
    private static final Instant HIDDEN = Instant.parse("2026-03-04T23:59:59Z");

    @Test
    void aHideByRuleIsWrittenInTheFieldsOfTheDatabase() {
        JsonNode json = json(of(CaseState.AUTO_HIDDEN, ReportReason.VIOLENCE, null));

        assertThat(SubmissionRules.violations(json)).isEmpty();
        assertThat(json.get("decision_visibility").get(0).asString()).isEqualTo("DECISION_VISIBILITY_CONTENT_DISABLED");
        assertThat(json.get("decision_ground").asString()).isEqualTo("DECISION_GROUND_INCOMPATIBLE_CONTENT");
        assertThat(json.get("category").asString()).isEqualTo("STATEMENT_CATEGORY_VIOLENCE");
        assertThat(json.get("content_type").get(0).asString()).isEqualTo("CONTENT_TYPE_IMAGE");
        assertThat(json.get("content_date").asString()).isEqualTo("2026-03-01");
        assertThat(json.get("application_date").asString()).isEqualTo("2026-03-04");
        assertThat(json.has("end_date_visibility_restriction")).isFalse();
        assertThat(json.get("source_type").asString()).isEqualTo("SOURCE_TYPE_OTHER_NOTIFICATION");
        assertThat(json.get("automated_detection").asString()).isEqualTo("No");
        assertThat(json.get("automated_decision").asString()).isEqualTo("AUTOMATED_DECISION_FULLY");
        assertThat(json.get("puid").asString()).isEqualTo(Acts.IMAGE + "-2-7");
        assertThat(json.get("decision_facts").asString())
                .contains("Violence or shocking image")
                .doesNotContainPattern("[0-9]");
        assertThat(json.propertyNames()).noneMatch(name -> name.startsWith("illegal_"));
    }

    @Test
    void aRestoreEndsTheRestriction() {
        JsonNode json = json(of(CaseState.CONFIRMED, ReportReason.SPAM, Instant.parse("2026-05-01T00:00:00Z")));

        assertThat(SubmissionRules.violations(json)).isEmpty();
        assertThat(json.get("end_date_visibility_restriction").asString()).isEqualTo("2026-05-01");
        assertThat(json.get("automated_decision").asString()).isEqualTo("AUTOMATED_DECISION_NOT_AUTOMATED");
    }

    @Test
    void anOrderIsALegalGroundAndAModeratorsOwnDecisionIsVoluntary() {
        JsonNode order = json(of(CaseState.LEGAL, null, null));
        JsonNode own = json(of(CaseState.CONFIRMED, null, null));

        assertThat(SubmissionRules.violations(order)).isEmpty();
        assertThat(order.get("decision_ground").asString()).isEqualTo("DECISION_GROUND_ILLEGAL_CONTENT");
        assertThat(order.get("illegal_content_legal_ground").asString()).contains("order");
        assertThat(order.has("incompatible_content_ground")).isFalse();
        assertThat(order.get("source_type").asString()).isEqualTo("SOURCE_TYPE_OTHER_NOTIFICATION");
        assertThat(SubmissionRules.violations(own)).isEmpty();
        assertThat(own.get("source_type").asString()).isEqualTo("SOURCE_VOLUNTARY");
        assertThat(own.get("category").asString()).isEqualTo("STATEMENT_CATEGORY_OTHER_VIOLATION_TC");
    }

    @ParameterizedTest
    @CsvSource({
        "SPAM, OTHER_VIOLATION_TC",
        "SEXUAL, OTHER_VIOLATION_TC",
        "VIOLENCE, VIOLENCE",
        "HARASSMENT, CYBER_VIOLENCE",
        "ILLEGAL, NOT_SPECIFIED_NOTICE",
        "CHILD_SAFETY, PROTECTION_OF_MINORS",
        "NON_CONSENSUAL, CYBER_VIOLENCE",
        "TERROR, RISK_FOR_PUBLIC_SECURITY",
        "OTHER, OTHER_VIOLATION_TC"
    })
    void everyReasonHasItsCategory(ReportReason reason, String category) {
        JsonNode json = json(of(CaseState.AUTO_HIDDEN, reason, null));

        assertThat(json.get("category").asString()).isEqualTo("STATEMENT_CATEGORY_" + category);
    }

    @ParameterizedTest
    @EnumSource(UiLanguage.class)
    void everyTextFitsInEveryLanguage(UiLanguage language) {
        Messages messages = MessageBundle.beside(CasePage.class).in(language);
        for (CaseState state : List.of(CaseState.AUTO_HIDDEN, CaseState.CONFIRMED, CaseState.LEGAL)) {
            for (ReportReason reason : ReportReason.values()) {
                JsonNode json = JSON.valueToTree(Submission.of(of(state, reason, null), messages));
                assertThat(SubmissionRules.violations(json))
                        .as(state + " " + reason)
                        .isEmpty();
            }
        }
    }

    @Test
    void contentOlderThanTheDatabaseTakesIsOfItsFirstDay() {
        Statement old =
                new Statement(PUID, CaseState.AUTO_HIDDEN, ReportReason.SPAM, true, Instant.EPOCH, HIDDEN, null);

        JsonNode json = json(old);

        assertThat(json.get("content_date").asString()).isEqualTo("2000-01-01");
        assertThat(SubmissionRules.violations(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decision_visibility, -",
        "decision_visibility, 5",
        "decision_ground, -",
        "decision_ground, INCOMPATIBLE_CONTENT",
        "decision_ground, DECISION_GROUND_ILLEGAL_CONTENT",
        "illegal_content_explanation, x",
        "incompatible_content_ground, -",
        "incompatible_content_ground, 501",
        "incompatible_content_explanation, 2001",
        "category, VIOLENCE",
        "category, STATEMENT_CATEGORY_PORNOGRAPHY_OR_SEXUALIZED_CONTENT",
        "content_type, -",
        "content_date, 1999-12-31",
        "content_date, 2026-3-1",
        "content_date, 2026-02-30",
        "application_date, -",
        "application_date, 2019-12-31",
        "application_date, 2038-01-02",
        "end_date_visibility_restriction, 2026-03-03",
        "end_date_visibility_restriction, never",
        "decision_facts, -",
        "decision_facts, 5001",
        "source_type, READERS",
        "automated_detection, no",
        "automated_decision, Yes",
        "puid, 501",
        "puid, a b",
        "comment, x"
    })
    void whatTheDatabaseRefusesIsAViolation(String field, String value) {
        ObjectNode json = (ObjectNode) json(of(CaseState.AUTO_HIDDEN, ReportReason.VIOLENCE, null));
        boolean length = value.length() > 2 && value.matches("[0-9]+");
        json.remove(field);
        if (!value.equals("-")) {
            json.put(field, length ? "x".repeat(Integer.parseInt(value)) : value);
        }

        assertThat(SubmissionRules.violations(json))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).matches("[a-z_]+: .*"));
        assertThat(SubmissionRules.violations(json).toString().toLowerCase(Locale.ROOT))
                .contains(field.equals("decision_ground") ? "ground" : field);
    }

    @Test
    void listsMayHoldOnlyTheirWords() {
        ObjectNode json = (ObjectNode) json(of(CaseState.AUTO_HIDDEN, ReportReason.VIOLENCE, null));
        json.putArray("decision_visibility");
        json.putArray("content_type").add("CONTENT_TYPE_PICTURE");
        json.putArray("territorial_scope").add("MA");

        assertThat(SubmissionRules.violations(json)).hasSize(3);
    }

    @Test
    void aPuidIsReadBackAndNothingElseIs() {
        assertThat(Puid.parse(PUID.toString())).contains(PUID);
        for (String wrong : Arrays.asList(
                "",
                "x",
                Acts.IMAGE,
                Acts.IMAGE + "-0-1",
                Acts.IMAGE + "-1-0",
                Acts.IMAGE + "-1-01",
                Acts.IMAGE + "-1",
                Acts.IMAGE + "-1-1-1",
                Acts.IMAGE + "-9999999999-1",
                Acts.IMAGE + "-1-9999999999999999999",
                PUID + "\n")) {
            assertThat(Puid.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static Statement of(CaseState state, @Nullable ReportReason reason, @Nullable Instant end) {
        return new Statement(PUID, state, reason, state == CaseState.AUTO_HIDDEN, SHOWN, HIDDEN, end);
    }

    private static JsonNode json(Statement statement) {
        return JSON.valueToTree(Submission.of(statement, ENGLISH));
    }
}
