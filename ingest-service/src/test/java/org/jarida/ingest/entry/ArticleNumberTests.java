package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleNumberTests {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/sport/1234567-the-match, example.org/sport#1234567",
        "https://example.org/sport/1234567-another-headline, example.org/sport#1234567",
        "https://www.example.org/sport/the-match-1234567.html, example.org/sport#1234567",
        "http://example.org/sport/the-match_1234567.htm, example.org/sport#1234567",
        "https://example.org/2026/11/26/98765-slug/, example.org/2026/11/26#98765",
        "https://example.org/a/%D8%AE%D8%A8%D8%B1-98765, example.org/a#98765",
        "'https://example.org/story,987654.php', example.org#987654",
        "https://example.org/top-10-films-123456, example.org#123456"
    })
    void theNumberBesideTheWordsIsFound(String address, String number) {
        assertThat(ArticleNumber.of(address)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/1234567",
                "https://example.org/1234567.html",
                "https://example.org/the-match",
                "https://example.org/top-10-films",
                "https://example.org/year-2026",
                "https://example.org/prices-of-20261126",
                "https://example.org/prices-26112026",
                "https://example.org/261126-prices",
                "https://example.org/prices-2026112608",
                "https://example.org/12345-67890",
                "https://example.org/1234567-the-match?page=2",
                "https://example.org/1234567-a/comments",
                "https://example.org/",
                "https://example.org",
                "not an address"
            })
    void datesAndBareNumbersAndShortOnesAreNone(String address) {
        assertThat(ArticleNumber.of(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/video/123456-a, https://example.org/news/123456-a",
        "https://example.org/news/123456-a, https://example.com/news/123456-a",
        "https://example.org/news/123456-a, https://example.org/news/123457-a"
    })
    void numbersOfDifferentPlacesAreDifferent(String one, String other) {
        assertThat(ArticleNumber.of(one)).isPresent().isNotEqualTo(ArticleNumber.of(other));
    }
}
