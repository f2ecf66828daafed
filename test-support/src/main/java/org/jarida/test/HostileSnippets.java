package org.jarida.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup that a hostile source puts into its articles: well-known ways past a sanitiser, and ways to break a page's layout.
 * One a line of {@code hostile-snippets.txt}; there ␊, ␉ and ␀ stand for a line feed, a tab and a NUL, and ⟨30×text⟩ for
 * thirty times that text. Whatever would run calls {@code alert(1)} or asks {@code evil.example}.
 */
public final class HostileSnippets {

    private static final Pattern REPEATED = Pattern.compile("⟨(\\d+)×(.*?)⟩");

    private HostileSnippets() {}

    public static List<String> all() {
        try (var file = HostileSnippets.class.getResourceAsStream("hostile-snippets.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(HostileSnippets::written).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String written(String line) {
        String whole = REPEATED.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
        return whole.replace('␊', '\n').replace('␉', '\t').replace('␀', '\0');
    }
}
