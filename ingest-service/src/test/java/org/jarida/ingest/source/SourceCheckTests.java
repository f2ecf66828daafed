package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jarida.events.DisplayPolicy;
import org.jarida.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SourceCheckTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void fillsInWhatIsLeftOut() {
        var description = check("{'name':' القدس ','feeds':[{'url':'https://example.org/rss'}]}");

        assertThat(description.name()).isEqualTo("القدس");
        assertThat(description.policy()).isEqualTo(DisplayPolicy.EXCERPT);
        assertThat(description.language()).isEqualTo("und");
        assertThat(description.zone()).isEqualTo("UTC");
        assertThat(description.feeds()).containsExactly(new FeedAddress("https://example.org/rss", FeedKind.FEED));
    }

    @Test
    void takesFeedsSitemapsAndListings() {
        var description = check("{'name':'a','feeds':[{'url':'https://a.org/','kind':'FEED'},"
                + "{'url':'https://a.org/s.xml','kind':'SITEMAP'},{'url':'https://a.org/news','kind':'LISTING'}]}");

        assertThat(description.feeds())
                .extracting(FeedAddress::kind)
                .containsExactly(FeedKind.FEED, FeedKind.SITEMAP, FeedKind.LISTING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'feeds':[{'url':'https://a.org/'}]} | name",
                "{'name':'  ','feeds':[{'url':'https://a.org/'}]} | name",
                "{'name':'a'} | feeds",
                "{'name':'a','feeds':[]} | feeds",
                "{'name':'a','feeds':[null]} | feeds[0].url",
                "{'name':'a','feeds':[{'url':'ftp://a.org/'}]} | feeds[0].url",
                "{'name':'a','feeds':[{'url':'nonsense'}]} | feeds[0].url",
                "{'name':'a','feeds':[{'url':'http://u:p@a.org/'}]} | feeds[0].url",
                "{'name':'a','feeds':[{'url':'https://a.org/'},{'url':'https://a.org/'}]} | feeds[1].url",
                "{'name':'a','feeds':[{'url':'https://a.org/','kind':'WHAT'}]} | feeds[0].kind",
                "{'name':'a','id':'No Good','feeds':[{'url':'https://a.org/'}]} | id",
                "{'name':'a','id':'import','feeds':[{'url':'https://a.org/'}]} | id",
                "{'name':'a','id':'export','feeds':[{'url':'https://a.org/'}]} | id",
                "{'name':'a','policy':'ALL','feeds':[{'url':'https://a.org/'}]} | policy",
                "{'name':'a','zone':'Mars/Base','feeds':[{'url':'https://a.org/'}]} | zone",
                "{'name':'a','language':'?','feeds':[{'url':'https://a.org/'}]} | language",
                "{'name':'a','homepage':'javascript:alert(1)','feeds':[{'url':'https://a.org/'}]} | homepage",
                "{'name':'a','selectors':{'body':'::::'},'feeds':[{'url':'https://a.org/'}]} | selectors.body",
                "{'name':'a','selectors':{'headline':'h1'},'feeds':[{'url':'https://a.org/'}]} | selectors.headline is not known; known are"
            })
    void saysWhatIsWrong(String input, String field) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> check(input));

        assertThat(problem.getStatusCode().value()).isEqualTo(400);
        assertThat(problem.getBody().getDetail()).startsWith(field + " ");
    }

    private static Source.Description check(String json) {
        return SourceCheck.check(JSON.readValue(json.replace('\'', '"'), SourceInput.class));
    }
}
