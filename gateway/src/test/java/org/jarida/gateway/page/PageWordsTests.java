package org.jarida.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.theme.MessageBundle;
import org.junit.jupiter.api.Test;

class PageWordsTests {

    /** Loading fails when a language lacks a key, rendering when a page asks for one that is nowhere. */
    @Test
    void everyKeyIsUsedByAPage() {
        String sources = Stream.of("src/main/jte", "src/main/java/org/jarida/gateway/page")
                .flatMap(PageWordsTests::files)
                .map(PageWordsTests::read)
                .collect(Collectors.joining());
        assertThat(MessageBundle.beside(OwnPages.class).keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(sources).contains('"' + key + '"'));
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
