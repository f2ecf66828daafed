package org.jarida.moderation.statement;

import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;

/** The categories of the transparency database that reasons for reporting belong to. */
enum Category {
    VIOLENCE,
    /** Harassment, and pictures of people that were published without their consent. */
    CYBER_VIOLENCE,
    PROTECTION_OF_MINORS,
    RISK_FOR_PUBLIC_SECURITY,
    /** Said to be against the law, without a word on which. */
    NOT_SPECIFIED_NOTICE,
    /** Against the site's own rules: spam, sexual content, and whatever else. */
    OTHER_VIOLATION_TC;

    static Category of(Statement statement) {
        ReportReason reason = statement.reason();
        if (reason == null) {
            return statement.state() == CaseState.LEGAL ? NOT_SPECIFIED_NOTICE : OTHER_VIOLATION_TC;
        }
        return switch (reason) {
            case VIOLENCE -> VIOLENCE;
            case HARASSMENT, NON_CONSENSUAL -> CYBER_VIOLENCE;
            case CHILD_SAFETY -> PROTECTION_OF_MINORS;
            case TERROR -> RISK_FOR_PUBLIC_SECURITY;
            case ILLEGAL -> NOT_SPECIFIED_NOTICE;
            case SPAM, SEXUAL, OTHER -> OTHER_VIOLATION_TC;
        };
    }

    String word() {
        return "STATEMENT_CATEGORY_" + name();
    }
}
