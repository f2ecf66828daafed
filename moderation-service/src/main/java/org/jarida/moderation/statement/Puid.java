package org.jarida.moderation.statement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a statement, unique and never used again: {@code imageId-round-version} of the hide. It stands in the
 * address of the statement's page and in the transparency database.
 */
public record Puid(String imageId, int round, long version) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})-([1-9][0-9]{0,8})-([1-9][0-9]{0,17})");

    public static Optional<Puid> parse(String word) {
        Matcher parts = FORM.matcher(word);
        return parts.matches()
                ? Optional.of(
                        new Puid(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return imageId + "-" + round + "-" + version;
    }
}
