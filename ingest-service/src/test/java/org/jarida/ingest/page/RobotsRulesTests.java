package org.jarida.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=robots content=noindex>",
                "<meta name=ROBOTS content='NOARCHIVE'>",
                "<meta name=robots content='index, follow, noarchive'>",
                "<meta name=robots content='follow;noindex'>",
                "<meta name=robots content='none'>",
                "<meta name=robots content='nocache'>",
                "<meta name=Jarida content='noindex'>",
                "<meta name=robots content='index'><meta name=robots content='noarchive'>",
                "<p>text</p><meta name=robots content='noindex'>"
            })
    void aPageMayForbidItsKeeping(String html) {
        assertThat(RobotsRules.allowKeeping(Jsoup.parse(html))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<meta name=robots content='index, follow, max-image-preview:large'>",
                "<meta name=robots content='max-image-preview:none, nosnippet'>",
                "<meta name=robots content='nofollow, noimageindex'>",
                "<meta name=googlebot content='noindex'>",
                "<meta name=description content='noindex'>",
                "<meta name=robots>"
            })
    void otherRulesDoNotConcernIt(String html) {
        assertThat(RobotsRules.allowKeeping(Jsoup.parse(html))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noindex",
                "NoArchive",
                "nofollow, noarchive",
                "max-snippet:20, noindex",
                "unavailable_after: 25 Jun 2030 15:00:00 PST, none",
                "jarida: noindex",
                "otherbot: nofollow, jarida: noarchive",
                "googlebot: nofollow, jarida: nofollow, noindex"
            })
    void aHeaderMayForbidItToo(String header) {
        assertThat(RobotsRules.allowKeeping(List.of("all", header))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all",
                "googlebot: noindex",
                "googlebot: nofollow, noindex",
                "max-image-preview:none",
                "unavailable_after: 25 Jun 2030 15:00:00 PST"
            })
    void whatAHeaderTellsAnotherRobotDoesNotConcernUs(String header) {
        assertThat(RobotsRules.allowKeeping(List.of(header))).isTrue();
    }

    @Test
    void withoutHeadersNothingIsForbidden() {
        assertThat(RobotsRules.allowKeeping(List.of())).isTrue();
    }
}
