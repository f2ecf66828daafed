package org.jarida.moderation.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules of the transparency database's {@code StatementStoreRequest} for a restriction of visibility, as published by
 * the European Commission. Stricter in one point: a field that is not among them is a violation too.
 */
final class SubmissionRules {

    private static final LocalDate LAST_DAY = LocalDate.of(2038, 1, 1);
    private static final int SHORT = 500;
    private static final int LONG = 2_000;
    private static final int LONGEST = 5_000;
    private static final Pattern PUID = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Set<String> FIELDS = Set.of(
            "decision_visibility",
            "decision_ground",
            "illegal_content_legal_ground",
            "illegal_content_explanation",
            "incompatible_content_ground",
            "incompatible_content_explanation",
            "category",
            "content_type",
            "territorial_scope",
            "content_date",
            "application_date",
            "end_date_visibility_restriction",
            "decision_facts",
            "source_type",
            "automated_detection",
            "automated_decision",
            "puid");

    private static final Set<String> VISIBILITIES = prefixed(
            "DECISION_VISIBILITY_",
            "CONTENT_REMOVED",
            "CONTENT_DISABLED",
            "CONTENT_DEMOTED",
            "CONTENT_AGE_RESTRICTED",
            "CONTENT_INTERACTION_RESTRICTED",
            "CONTENT_LABELLED");
    private static final Set<String> CONTENT_TYPES =
            prefixed("CONTENT_TYPE_", "APP", "AUDIO", "IMAGE", "PRODUCT", "SYNTHETIC_MEDIA", "TEXT", "VIDEO");
    private static final Set<String> CATEGORIES = prefixed(
            "STATEMENT_CATEGORY_",
            "ANIMAL_WELFARE",
            "CONSUMER_INFORMATION",
            "CYBER_VIOLENCE",
            "CYBER_VIOLENCE_AGAINST_WOMEN",
            "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
            "ILLEGAL_OR_HARMFUL_SPEECH",
            "INTELLECTUAL_PROPERTY_INFRINGEMENTS",
            "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
            "NOT_SPECIFIED_NOTICE",
            "OTHER_VIOLATION_TC",
            "PROTECTION_OF_MINORS",
            "RISK_FOR_PUBLIC_SECURITY",
            "SCAMS_AND_FRAUD",
            "SELF_HARM",
            "UNSAFE_AND_PROHIBITED_PRODUCTS",
            "VIOLENCE");
    private static final Set<String> GROUNDS = prefixed("DECISION_GROUND_", "ILLEGAL_CONTENT", "INCOMPATIBLE_CONTENT");
    private static final Set<String> SOURCES =
            prefixed("SOURCE_", "ARTICLE_16", "TRUSTED_FLAGGER", "TYPE_OTHER_NOTIFICATION", "VOLUNTARY");
    private static final Set<String> AUTOMATED = prefixed("AUTOMATED_DECISION_", "FULLY", "PARTIALLY", "NOT_AUTOMATED");

    private final JsonNode statement;
    private final List<String> violations = new ArrayList<>();

    private SubmissionRules(JsonNode statement) {
        this.statement = statement;
    }

    private static Set<String> prefixed(String prefix, String... words) {
        return Set.of(words).stream().map(prefix::concat).collect(Collectors.toUnmodifiableSet());
    }

    /** What a statement breaks, a field and a rule each; empty when it would be taken. */
    static List<String> violations(JsonNode statement) {
        SubmissionRules rules = new SubmissionRules(statement);
        rules.check();
        return List.copyOf(rules.violations);
    }

    private void check() {
        statement.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> violations.add(name + ": is not a field"));
        list("decision_visibility", VISIBILITIES, true);
        list("content_type", CONTENT_TYPES, true);
        list("territorial_scope", Set.copyOf(Submission.EVERYWHERE), false);
        oneOf("decision_ground", GROUNDS);
        oneOf("category", CATEGORIES);
        oneOf("source_type", SOURCES);
        oneOf("automated_detection", Set.of("Yes", "No"));
        oneOf("automated_decision", AUTOMATED);
        ground("DECISION_GROUND_ILLEGAL_CONTENT", "illegal_content_legal_ground", "illegal_content_explanation");
        ground(
                "DECISION_GROUND_INCOMPATIBLE_CONTENT",
                "incompatible_content_ground",
                "incompatible_content_explanation");
        text("decision_facts", LONGEST);
        text("puid", SHORT);
        String puid = string("puid");
        if (puid != null && !PUID.matcher(puid).matches()) {
            violations.add("puid: has other characters than letters, digits, - and _");
        }
        dates();
    }

    private void dates() {
        day("content_date", LocalDate.of(2000, 1, 1), true);
        LocalDate applied = day("application_date", LocalDate.of(2020, 1, 1), true);
        LocalDate end = day("end_date_visibility_restriction", LocalDate.of(2020, 1, 1), false);
        if (end != null && applied != null && end.isBefore(applied)) {
            violations.add("end_date_visibility_restriction: is before application_date");
        }
    }

    private void ground(String word, String ground, String explanation) {
        if (word.equals(string("decision_ground"))) {
            text(ground, SHORT);
            text(explanation, LONG);
        } else {
            absent(ground);
            absent(explanation);
        }
    }

    private void absent(String field) {
        if (statement.hasNonNull(field)) {
            violations.add(field + ": does not go with the decision_ground");
        }
    }

    private void oneOf(String field, Set<String> words) {
        String word = string(field);
        if (word == null || !words.contains(word)) {
            violations.add(field + ": is none of the words it may be");
        }
    }

    private void list(String field, Set<String> words, boolean required) {
        JsonNode list = statement.get(field);
        if (list == null || list.isNull()) {
            if (required) {
                violations.add(field + ": is missing");
            }
            return;
        }
        if (!list.isArray()
                || (required && list.isEmpty())
                || list.valueStream().anyMatch(each -> !each.isString() || !words.contains(each.asString()))) {
            violations.add(field + ": is no list of the words it may hold");
        }
    }

    private void text(String field, int longest) {
        String text = string(field);
        if (text == null || text.isBlank()) {
            violations.add(field + ": is missing");
        } else if (text.codePointCount(0, text.length()) > longest) {
            violations.add(field + ": is longer than " + longest);
        }
    }

    private @Nullable LocalDate day(String field, LocalDate first, boolean required) {
        String text = string(field);
        if (text == null) {
            if (required || statement.hasNonNull(field)) {
                violations.add(field + ": is missing");
            }
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                if (day.isBefore(first) || day.isAfter(LAST_DAY)) {
                    violations.add(field + ": is not between " + first + " and " + LAST_DAY);
                }
                return day;
            }
        } catch (DateTimeException noDay) {
            violations.add(field + ": is no day");
            return null;
        }
        violations.add(field + ": is not written as a day");
        return null;
    }

    private @Nullable String string(String field) {
        JsonNode node = statement.get(field);
        return node != null && node.isString() ? node.asString() : null;
    }
}
