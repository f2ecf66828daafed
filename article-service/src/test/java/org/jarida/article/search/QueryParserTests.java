package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jarida.article.search.SearchQuery.After;
import org.jarida.article.search.SearchQuery.Before;
import org.jarida.article.search.SearchQuery.Clause;
import org.jarida.article.search.SearchQuery.Group;
import org.jarida.article.search.SearchQuery.InLanguage;
import org.jarida.article.search.SearchQuery.OfSource;
import org.jarida.article.search.SearchQuery.Place;
import org.jarida.article.search.SearchQuery.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTests {

    @Test
    void wordsAreAllAskedFor() {
        assertThat(QueryParser.parse("  سوق\u00a0الكتب\t2024 "))
                .isEqualTo(all(word("سوق"), word("الكتب"), word("2024")));
    }

    @Test
    void orJoinsItsNeighbours() {
        assertThat(QueryParser.parse("a OR b OR c d"))
                .isEqualTo(new SearchQuery(
                        List.of(new Group(List.of(word("a"), word("b"), word("c"))), new Group(List.of(word("d")))),
                        List.of()));
        assertThat(QueryParser.parse("OR a OR")).isEqualTo(all(word("a")));
        assertThat(QueryParser.parse("or")).isEqualTo(all(word("or")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a b\" c", "“a b” c", "«a b» c", "\"a b\"c", "„a b“ c"})
    void quotesHoldAPhrase(String text) {
        assertThat(QueryParser.parse(text)).isEqualTo(all(phrase("a b"), word("c")));
    }

    @Test
    void aQuoteThatIsNotClosedEndsWithTheText() {
        assertThat(QueryParser.parse("a \"b c")).isEqualTo(all(word("a"), phrase("b c")));
        assertThat(QueryParser.parse("\"")).isEqualTo(all(phrase("")));
    }

    @Test
    void aMinusBeforeAClauseExcludesIt() {
        assertThat(QueryParser.parse("a -b -\"c d\" -source:e f-g - h"))
                .isEqualTo(new SearchQuery(
                        all(word("a"), word("f-g"), word("-"), word("h")).groups(),
                        List.of(word("b"), phrase("c d"), new OfSource("e"))));
    }

    @Test
    void fieldsTakeAWordOrAPhrase() {
        assertThat(QueryParser.parse("intitle:a INTITLE:\"b c\" author:«d e» source:\"f g\" lang:ar-MA"))
                .isEqualTo(all(
                        new Text("a", false, Place.TITLE),
                        new Text("b c", true, Place.TITLE),
                        new Text("d e", true, Place.AUTHOR),
                        new OfSource("f g"),
                        new InLanguage("ar-MA")));
    }

    @Test
    void daysBoundInDigitsOfAnyScript() {
        assertThat(QueryParser.parse("after:2026-01-31 before:٢٠٢٦-٠٢-٠١"))
                .isEqualTo(all(new After(LocalDate.of(2026, 1, 31)), new Before(LocalDate.of(2026, 2, 1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after:2026-02-30", "after:soon", "colour:red", "source:", "http://x.example/a", "a:b:c", ":"})
    void whatIsNoFieldIsAWord(String text) {
        List<Group> groups = QueryParser.parse(text).groups();
        assertThat(groups.getFirst().any().getFirst())
                .isInstanceOf(Text.class)
                .extracting(clause -> ((Text) clause).place())
                .isEqualTo(Place.ANYWHERE);
    }

    @Test
    void tooMuchIsLeftOut() {
        assertThat(QueryParser.parse("a ".repeat(1000)).groups()).hasSize(QueryParser.MOST_CLAUSES);
    }

    @Test
    void everyTextIsAQuery() {
        Random random = new Random(5);
        String[] pieces = {
            "\"",
            "«",
            "»",
            "-",
            "OR",
            ":",
            " ",
            "\n",
            "intitle:",
            "source:",
            "after:",
            "lang:",
            "2026-01-01",
            "a",
            "سوق",
            "\u0000",
            "\ud83d",
            "\udc00",
            "ـ",
            "َ",
            "(",
            "*",
            "~",
            "^",
            "\\",
            "٢",
            "\u200f",
            "é",
            "AND"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(
                        random.nextInt(6) == 0
                                ? Character.toString(random.nextInt(Character.MAX_CODE_POINT))
                                : pieces[random.nextInt(pieces.length)]);
            }
            SearchQuery query = QueryParser.parse(text.toString());
            assertThat(query.groups().size() + query.without().size()).isLessThanOrEqualTo(QueryParser.MOST_CLAUSES);
        }
    }

    private static SearchQuery all(Clause... clauses) {
        return new SearchQuery(
                List.of(clauses).stream()
                        .map(clause -> new Group(List.of(clause)))
                        .toList(),
                List.of());
    }

    private static Text word(String word) {
        return new Text(word, false, Place.ANYWHERE);
    }

    private static Text phrase(String words) {
        return new Text(words, true, Place.ANYWHERE);
    }
}
