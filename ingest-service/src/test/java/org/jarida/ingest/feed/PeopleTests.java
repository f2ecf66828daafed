package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Jane Doe | Jane Doe
            desk@news.example (Jane Doe) | Jane Doe
            desk@news.example(سعاد العلمي) | سعاد العلمي
            desk@news.example (Jane (AFP)) | Jane (AFP)
            Jane Doe <desk@news.example> | Jane Doe
            Jane Doe (desk@news.example) | Jane Doe
            Jane (AFP) < mailto:desk@news.example > | Jane (AFP)
            desk@news.example | desk@news.example
            Jane (AFP) | Jane (AFP)
            Jane @jane (desk) | Jane @jane (desk)
            """)
    void theNameIsPartedFromTheAddress(String written, String name) {
        assertThat(People.bare(written)).isEqualTo(name);
    }

    /** A backtracking expression would take minutes over any of them. */
    @Test
    @Timeout(60)
    void aNameOfNothingButMarksIsReadAtOnce() {
        for (var mark : new String[] {"@", "(", "@(", "a@a.", "<a@", " a@a"}) {
            var shortOne = mark.repeat(400 / mark.length());
            var longOne = mark.repeat(100_000);
            var feed = "<rss version='2.0'><channel><title>t</title><item><title>t</title><author><![CDATA[" + longOne
                    + "]]></author></item></channel></rss>";

            for (int i = 0; i < 100; i++) {
                assertThat(People.bare(shortOne)).isEqualTo(shortOne);
            }
            assertThat(People.bare(longOne)).isEqualTo(longOne);
            assertThat(FeedParserTests.parse(feed).entries()).hasSize(1);
        }
    }
}
