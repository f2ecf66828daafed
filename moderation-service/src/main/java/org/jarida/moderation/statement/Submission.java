package org.jarida.moderation.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A statement in the fields of the EU's DSA transparency database, as its {@code StatementStoreRequest} takes them; days
 * are those of UTC. Every text is one of ours, so no personal data can be in it.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submission(
        List<String> decisionVisibility,
        String decisionGround,
        @Nullable String illegalContentLegalGround,
        @Nullable String illegalContentExplanation,
        @Nullable String incompatibleContentGround,
        @Nullable String incompatibleContentExplanation,
        String category,
        List<String> contentType,
        List<String> territorialScope,
        String contentDate,
        String applicationDate,
        @Nullable String endDateVisibilityRestriction,
        String decisionFacts,
        String sourceType,
        String automatedDetection,
        String automatedDecision,
        String puid) {

    /** A hide holds everywhere: the countries of the European Economic Area, the largest scope that can be named. */
    static final List<String> EVERYWHERE = List.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    /** The earliest day that the database takes for content. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    public static Submission of(Statement statement, Messages messages) {
        StatementWords words = new StatementWords(statement, messages);
        boolean ordered = statement.ordered();
        LocalDate content = day(statement.contentAt());
        Instant end = statement.endedAt();
        return new Submission(
                List.of("DECISION_VISIBILITY_CONTENT_DISABLED"),
                ordered ? "DECISION_GROUND_ILLEGAL_CONTENT" : "DECISION_GROUND_INCOMPATIBLE_CONTENT",
                ordered ? words.ground() : null,
                ordered ? words.explanation() : null,
                ordered ? null : words.ground(),
                ordered ? null : words.explanation(),
                Category.of(statement).word(),
                List.of("CONTENT_TYPE_IMAGE"),
                EVERYWHERE,
                (content.isBefore(FIRST_DAY) ? FIRST_DAY : content).toString(),
                day(statement.hiddenAt()).toString(),
                end == null ? null : day(end).toString(),
                words.facts(),
                statement.reason() == null && !ordered ? "SOURCE_VOLUNTARY" : "SOURCE_TYPE_OTHER_NOTIFICATION",
                "No",
                statement.byRule() ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
                statement.puid().toString());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
