package org.jarida.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in {@code resources/dates}, and what CLDR itself writes for every Arab country. */
class DateFormsTests {

    private record Form(String written, ZoneId zone, Optional<Instant> meant) {

        static Form of(String line) {
            int last = line.lastIndexOf('|');
            int middle = line.lastIndexOf('|', last - 1);
            var zone = line.substring(middle + 1, last).strip();
            var meant = line.substring(last + 1).strip();
            return new Form(
                    line.substring(0, middle).strip(),
                    zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone),
                    meant.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(meant)));
        }
    }

    @Test
    void everyFormIsTheInstantItMeans() throws IOException {
        var forms = lines("forms.csv").stream().map(Form::of).toList();
        var wrong = new ArrayList<String>();
        for (var form : forms) {
            var read = DateReader.read(form.written(), form.zone());
            if (!read.equals(form.meant())) {
                wrong.add(form + " read as " + read);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).doesNotHaveDuplicates().hasSizeGreaterThan(200);
    }

    @Test
    void whatIsNoDateIsNone() throws IOException {
        var none = lines("none.txt");
        var wrong = new ArrayList<String>();
        for (var text : none) {
            DateReader.read(text).ifPresent(read -> wrong.add(text + " read as " + read));
        }
        assertThat(wrong).isEmpty();
        assertThat(none).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void theDateInALineIsFoundAndNoneWhereThereIsNone() throws IOException {
        var wrong = new ArrayList<String>();
        for (var form : lines("labels.csv").stream().map(Form::of).toList()) {
            var found = DateReader.find(form.written(), form.zone());
            if (!found.equals(form.meant())) {
                wrong.add(form + " found " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar-AE", "ar-BH", "ar-DJ", "ar-DZ", "ar-EG", "ar-EH", "ar-ER", "ar-IQ", "ar-JO", "ar-KM", "ar-KW",
                        "ar-LB",
                "ar-LY", "ar-MA", "ar-MR", "ar-OM", "ar-PS", "ar-QA", "ar-SA", "ar-SD", "ar-SO", "ar-SS", "ar-SY",
                        "ar-TD",
                "ar-TN", "ar-YE"
            })
    void everyDayOfAYearAsEveryArabCountryWritesIt(String country) {
        var wrong = new ArrayList<String>();
        for (var calendar : List.of("gregorian", "islamic-umalqura")) {
            var locale = ULocale.forLanguageTag(country).setKeywordValue("calendar", calendar);
            var styles = List.of(
                    DateFormat.getDateInstance(DateFormat.FULL, locale),
                    DateFormat.getDateInstance(DateFormat.LONG, locale));
            for (int day = 1; day <= 366; day++) {
                var date = LocalDate.ofYearDay(2024, day);
                for (var style : styles) {
                    wrong.addAll(misread(style, date.atStartOfDay().toInstant(ZoneOffset.UTC)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ar", "ar-MA", "ar-TN", "ar-LB", "ar-IQ", "ar-EG", "fr", "fr-MA", "fr-CA", "en-GB", "en-US", "en-IN"
            })
    void everyMonthWithItsTimeAsCldrWritesIt(String language) {
        var wrong = new ArrayList<String>();
        var locale = ULocale.forLanguageTag(language);
        for (var month : Month.values()) {
            var instant =
                    LocalDate.of(2024, month, 13).atTime(LocalTime.of(16, 5)).toInstant(ZoneOffset.UTC);
            for (int style : new int[] {DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM}) {
                wrong.addAll(misread(DateFormat.getDateTimeInstance(style, DateFormat.SHORT, locale), instant));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> misread(DateFormat style, Instant instant) {
        style.setTimeZone(TimeZone.GMT_ZONE);
        var written = style.format(Long.valueOf(instant.toEpochMilli()));
        var read = DateReader.read(written);
        return read.equals(Optional.of(instant))
                ? List.of()
                : List.of(written + " for " + instant + " read as " + read);
    }

    /** Whatever is cut off of a date: it may be another date, but never one with today in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            الجمعة 6 دجنبر 2019 - 10:30
            Fri, 06 Dec 2019 10:30:00 GMT
            2019-12-06T10:30:00+01:00
            vendredi 6 décembre 2019 à 10h30
            """)
    void aPartOfADateIsAnotherYearOrNone(String written) {
        for (int length = 0; length < written.length(); length++) {
            DateReader.read(written.substring(0, length))
                    .ifPresent(read -> assertThat(read).isBefore(Instant.parse("2020-12-31T00:00:00Z")));
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DateFormsTests.class.getResourceAsStream("/dates/" + name)),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
