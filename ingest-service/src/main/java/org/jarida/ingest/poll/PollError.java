package org.jarida.ingest.poll;

import java.util.Locale;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchOutcome.Reason;

/**
 * Why a poll failed.
 *
 * @param code stable, for clients and for the words that editors read: that of a {@link Reason} in lower case with hyphens, or
 *     one of those below
 * @param status the HTTP status of the answer, 0 when it plays no part
 * @param detail in English, for the log
 */
public record PollError(String code, int status, String detail) {

    public static final String UNREADABLE = "unreadable";
    public static final String UNTITLED = "untitled";
    public static final String GONE = "gone";
    public static final String TOO_MANY_REQUESTS = "too-many-requests";

    static final String ROBOTS = "robots";
    static final String ROBOTS_UNREACHABLE = "robots-unreachable";

    public static PollError of(FetchOutcome.Failed failed) {
        return new PollError(code(failed.reason()), failed.status(), failed.detail());
    }

    /** The code of a fetch that failed for this reason. */
    public static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PollError unreadable(String detail) {
        return new PollError(UNREADABLE, 0, detail);
    }

    public static PollError untitled() {
        return new PollError(
                UNTITLED, 0, "its entries have no titles, nor have their pages as far as they may be read");
    }

    public static PollError gone() {
        return new PollError(GONE, 410, "the server says that it is gone for good");
    }

    public static PollError tooManyRequests() {
        return new PollError(TOO_MANY_REQUESTS, 0, "the server asks to be left alone");
    }
}
