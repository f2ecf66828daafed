package org.jarida.article.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jarida.article.search.SearchQuery.Clause;
import org.jarida.article.search.SearchQuery.Group;
import org.jarida.article.search.SearchQuery.Place;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a reader typed:
 *
 * <pre>{@code
 * query  = { ["-"] clause | "OR" }
 * clause = word | quoted | field ":" ( word | quoted )
 * field  = "intitle" | "author" | "source" | "lang" | "after" | "before"
 * }</pre>
 *
 * <p>All clauses must hold; OR joins the two beside it and binds closer. Any text is a query: a quote that is not closed ends
 * with the text, an OR at an edge and a lonely minus are passed over, an unknown field and a date that is none are words.
 * Quotes of all languages are the same. What comes after {@link #MOST_CLAUSES} clauses is left out.
 */
final class QueryParser {

    static final int MOST_CLAUSES = 24;
    private static final String QUOTES = "\"“”„«»";
    private static final String MINUS = "-\u2212";

    private final String text;
    private int at;

    private QueryParser(String text) {
        this.text = text;
    }

    static SearchQuery parse(String text) {
        return new QueryParser(text).query();
    }

    private SearchQuery query() {
        List<List<Clause>> groups = new ArrayList<>();
        List<Clause> without = new ArrayList<>();
        boolean joins = false;
        for (int count = 0; count < MOST_CLAUSES && skipSpaces(); count++) {
            boolean excludes = isOneOf(MINUS, at) && at + 1 < text.length() && !isSpace(at + 1);
            if (excludes) {
                at++;
            }
            Clause clause = clause();
            if (clause == null) {
                joins |= !excludes && !groups.isEmpty();
            } else if (excludes) {
                without.add(clause);
            } else if (joins) {
                groups.getLast().add(clause);
                joins = false;
            } else {
                groups.add(new ArrayList<>(List.of(clause)));
            }
        }
        return new SearchQuery(groups.stream().map(Group::new).toList(), without);
    }

    /** The next clause; null for an OR. */
    private @Nullable Clause clause() {
        if (isOneOf(QUOTES, at)) {
            return new SearchQuery.Text(quoted(), true, Place.ANYWHERE);
        }
        int start = at;
        while (at < text.length() && !isSpace(at) && !isOneOf(QUOTES, at)) {
            at++;
            if (text.charAt(at - 1) == ':') {
                int afterColon = at;
                Optional<Clause> field = field(text.substring(start, at - 1).toLowerCase(Locale.ROOT));
                if (field.isPresent()) {
                    return field.get();
                }
                at = afterColon;
            }
        }
        String word = text.substring(start, at);
        return word.equals("OR") ? null : new SearchQuery.Text(word, false, Place.ANYWHERE);
    }

    /** The clause of a field whose name has been read, with its value; empty when there is none. */
    private Optional<Clause> field(String name) {
        if (at >= text.length() || isSpace(at)) {
            return Optional.empty();
        }
        boolean exactly = isOneOf(QUOTES, at);
        return switch (name) {
            case "intitle" -> Optional.of(new SearchQuery.Text(value(exactly), exactly, Place.TITLE));
            case "author" -> Optional.of(new SearchQuery.Text(value(exactly), exactly, Place.AUTHOR));
            case "source" -> Optional.of(new SearchQuery.OfSource(value(exactly)));
            case "lang" -> Optional.of(new SearchQuery.InLanguage(value(exactly)));
            case "after" -> day(value(exactly)).map(SearchQuery.After::new);
            case "before" -> day(value(exactly)).map(SearchQuery.Before::new);
            default -> Optional.empty();
        };
    }

    private String value(boolean quoted) {
        if (quoted) {
            return quoted();
        }
        int start = at;
        while (at < text.length() && !isSpace(at)) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = ++at;
        while (at < text.length() && !isOneOf(QUOTES, at)) {
            at++;
        }
        String inside = text.substring(start, at);
        at = Math.min(at + 1, text.length());
        return inside;
    }

    /** A date in digits of any script. */
    private static Optional<LocalDate> day(String value) {
        StringBuilder ascii = new StringBuilder();
        value.codePoints()
                .map(each -> Character.isDigit(each) ? '0' + Character.digit(each, 10) : each)
                .forEach(ascii::appendCodePoint);
        try {
            LocalDate day = LocalDate.parse(ascii);
            return day.getYear() >= 0 && day.getYear() <= 9999 ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private boolean skipSpaces() {
        while (at < text.length() && isSpace(at)) {
            at++;
        }
        return at < text.length();
    }

    private boolean isSpace(int place) {
        char each = text.charAt(place);
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || Character.isISOControl(each);
    }

    private boolean isOneOf(String signs, int place) {
        return signs.indexOf(text.charAt(place)) >= 0;
    }
}
