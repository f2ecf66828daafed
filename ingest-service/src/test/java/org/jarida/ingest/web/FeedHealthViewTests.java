package org.jarida.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.poll.PollError;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHealthViewTests {

    /** Loading fails when the languages differ in their keys; so this says that none lacks the words of any failure. */
    @Test
    void thereAreWordsForExactlyTheFailuresThatThereAre() {
        Set<String> codes = Stream.concat(
                        Arrays.stream(Reason.values()).map(PollError::code),
                        Stream.of(
                                PollError.UNREADABLE,
                                PollError.UNTITLED,
                                PollError.GONE,
                                PollError.TOO_MANY_REQUESTS,
                                FeedHealthView.OTHER))
                .map(code -> FeedHealthView.WORDS + code)
                .collect(Collectors.toSet());

        assertThat(MessageBundle.beside(FeedHealthView.class).keys()).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | http-status | 503 | The server answered with an error: 503.",
                "FR | http-status | 503 | Le serveur a répondu par une erreur : 503.",
                "AR | http-status | 503 | أجاب الخادم بخطأ رمزه 503.",
                "AR | robots      | 0   | ملف robots.txt لدى الخادم يمنع زيارته.",
                "EN | of-tomorrow | 0   | The last visit failed."
            })
    void saysWhatFailedInTheReadersLanguage(UiLanguage language, String code, int status, String words) {
        assertThat(FeedHealthView.words(new PollError(code, status, "detail"), language))
                .isEqualTo(words);
    }
}
