package org.jarida.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTests {
    private static final Instant INSTANT = Instant.parse("2024-12-07T23:30:00Z");

    /** Loading fails when the languages differ in their keys; so this also says that none is missing. */
    @Test
    void everyKeyIsUsedByAPageOrAClass() throws IOException {
        String sources = sources("src/main")
                + sources("../ingest-service/src/main/jte")
                + sources("../moderation-service/src/main/jte");
        assertThat(MessageBundle.house().keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(isNamed(sources, key)).as(key).isTrue());
    }

    /** A line never begins with a mark that French sets apart from its word. */
    @Test
    void frenchMarksStayWithTheirWords() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            List<Path> files = modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .flatMap(MessagesTests::frenchMessages)
                    .toList();
            assertThat(files)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(" [;:?!»]|« "));
        }
    }

    private static Stream<Path> frenchMessages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("messages_fr.properties")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                    .map(MessagesTests::read)
                    .collect(Collectors.joining());
        }
    }

    /** By its whole name, or by the stem to which a number or a word is added. */
    private static boolean isNamed(String sources, String key) {
        String stem = key.substring(0, key.indexOf('.') + 1);
        return sources.contains('"' + key + '"')
                || (Set.of("error.", "about.", "reason.", "problem.").contains(stem)
                        && sources.contains('"' + stem + '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AR | Africa/Casablanca | 8 دجنبر 2024",
                "AR | Africa/Cairo      | 8 ديسمبر 2024",
                "AR | Asia/Damascus     | 8 كانون الأول 2024",
                "AR | UTC               | 7 ديسمبر 2024",
                "FR | Europe/Paris      | 8 décembre 2024",
                "EN | UTC               | 7 December 2024",
                "EN | Africa/Casablanca | 8 December 2024",
            })
    void aDayIsNamedAsInTheRegionOfItsZone(UiLanguage language, String zone, String words) {
        assertThat(MessageBundle.house().in(language).day(INSTANT, ZoneId.of(zone)))
                .isEqualTo(words);
    }

    @Test
    void aCalendarDayKeepsItsDateInEveryZone() {
        assertThat(MessageBundle.house().in(UiLanguage.FR).day(LocalDate.of(2024, 12, 7), ZoneId.of("Pacific/Apia")))
                .isEqualTo("samedi 7 décembre 2024");
    }

    @ParameterizedTest
    @CsvSource({"AR,يناير 2020", "FR,janvier 2020", "EN,January 2020"})
    void aMonthIsNamed(UiLanguage language, String words) {
        assertThat(MessageBundle.house().in(language).month(YearMonth.of(2020, 1)))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "AR,PT59S,الآن",
        "AR,PT2H,قبل ساعتين",
        "AR,P3D,قبل 3 أيام",
        "FR,PT61M,il y a 1 heure",
        "FR,P45D,il y a 1 mois",
        "EN,PT5M,5 minutes ago",
        "EN,P400D,1 year ago"
    })
    void whatIsPastIsSaidInItsLargestUnit(UiLanguage language, Duration past, String words) {
        assertThat(MessageBundle.house().in(language).ago(past)).isEqualTo(words);
    }

    @Test
    void anUnknownKeyIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageBundle.house().in(UiLanguage.EN).text("no.such.key"))
                .withMessageContaining("no.such.key");
    }

    @ParameterizedTest
    @CsvSource({"fr,FR", "EN,EN", "de,AR", "'fr,en;q=0.5',AR"})
    void theGatewaysLanguageIsTakenAndAnythingElseIsArabic(String header, UiLanguage language) {
        assertThat(UiLanguage.of(header)).isEqualTo(language);
        assertThat(UiLanguage.of(null)).isEqualTo(UiLanguage.AR);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
