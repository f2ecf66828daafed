package org.jarida.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollWordsTests {

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
                                PollWords.OTHER))
                .map(code -> PollWords.WORDS + code)
                .collect(Collectors.toSet());
        for (String named : List.of(PollError.UNREADABLE, PollError.GONE)) {
            codes.add(PollWords.WORDS + named + ".sitemap");
            codes.add(PollWords.WORDS + named + ".listing");
        }

        assertThat(MessageBundle.beside(PollWords.class).keys()).isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | http-status | 503 | The server answered with an error: 503.",
                "FR | http-status | 503 | Le serveur a répondu par une erreur : 503.",
                "AR | http-status | 503 | أجاب الخادم بخطأ رمزه 503.",
                "AR | robots      | 0   | ملف robots.txt لدى الخادم يمنع زيارته.",
                "EN | of-tomorrow | 0   | The last visit failed."
            })
    void saysWhatFailedInTheReadersLanguage(UiLanguage language, String code, int status, String words) {
        assertThat(PollWords.of(new PollError(code, status, "detail"), FeedKind.FEED, language))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | SITEMAP | unreadable | What the server sent is no sitemap that can be read.",
                "FR | SITEMAP | gone       | Le serveur dit que le plan de site a disparu pour de bon.",
                "AR | LISTING | unreadable | لا توجد مقالات في الصفحة التي أرسلها الخادم.",
                "AR | LISTING | gone       | يقول الخادم إن الصفحة زالت نهائيا.",
                "EN | LISTING | timeout    | The server did not answer in time."
            })
    void callsWhatIsNoFeedByItsName(UiLanguage language, FeedKind kind, String code, String words) {
        assertThat(PollWords.of(new PollError(code, 0, "detail"), kind, language))
                .isEqualTo(words);
    }

    @Test
    void noWordsOfASitemapOrAListingSpeakOfAFeed() {
        Set<String> codes = MessageBundle.beside(PollWords.class).keys().stream()
                .filter(key -> key.indexOf('.') == key.lastIndexOf('.'))
                .map(key -> key.substring(PollWords.WORDS.length()))
                .collect(Collectors.toSet());
        for (UiLanguage language : UiLanguage.values()) {
            for (FeedKind kind : List.of(FeedKind.SITEMAP, FeedKind.LISTING)) {
                for (String code : codes) {
                    assertThat(PollWords.of(new PollError(code, 404, "detail"), kind, language))
                            .isNotBlank()
                            .doesNotContain("feed", "flux", "خلاصة");
                }
            }
        }
    }
}
