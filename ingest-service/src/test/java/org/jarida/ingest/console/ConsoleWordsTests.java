package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.ingest.entry.EntryState;
import org.jarida.ingest.opml.OpmlImport;
import org.jarida.ingest.poll.FeedHealth;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.theme.MessageBundle;
import org.junit.jupiter.api.Test;

/** Loading the words fails when a language lacks a key that another has. */
class ConsoleWordsTests {

    private static final String[] POLICIES = {"EXCERPT", "FULL", "LINK"};
    private static final Pattern NAMED = Pattern.compile("\"(console\\.[a-zA-Z0-9.-]*[a-zA-Z0-9])\"");

    @Test
    void everyKeyIsUsedAndNoneIsMissing() {
        String sources = Stream.of("src/main/jte", "src/main/java/org/jarida/ingest/console")
                .flatMap(ConsoleWordsTests::files)
                .map(ConsoleWordsTests::read)
                .collect(Collectors.joining());
        Set<String> used = new TreeSet<>(
                NAMED.matcher(sources).results().map(match -> match.group(1)).toList());
        used.addAll(made("console.state.", SourceState.values()));
        used.addAll(made("console.done.", Notice.Kind.values()));
        used.addAll(made("console.kind.", FeedKind.values()));
        used.addAll(made("console.policy.", POLICIES));
        used.addAll(made("console.policy-how.", POLICIES));
        used.addAll(made("console.robots.", FeedHealth.RobotsState.values()));
        used.addAll(made("console.import.", OpmlImport.Result.values()));
        used.addAll(made("console.article.", EntryState.values()));
        used.addAll(made("console.selector.", SourceCheck.SELECTORS.toArray()));
        for (String unit : List.of("minutes", "hours", "days")) {
            used.add("console.ago." + unit);
            used.add("console.in." + unit);
        }

        assertThat(MessageBundle.beside(ConsoleConfiguration.class).keys()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everySelectorHasItsPlaceInTheForm() {
        assertThat(Stream.concat(SelectorsController.OF_ARTICLES.stream(), SelectorsController.OF_LISTINGS.stream()))
                .containsExactlyInAnyOrderElementsOf(SourceCheck.SELECTORS);
    }

    private static List<String> made(String stem, Object[] values) {
        return Arrays.stream(values).map(value -> stem + value).toList();
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
