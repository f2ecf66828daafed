package org.jarida.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.runner.demo.picture.Mood;
import org.jarida.runner.demo.picture.PictureSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArticleReaderTests {

    private static final String HEAD = """
            title: عنوان: ثان
            section: محليات
            author: سلمى
            published: 2 18:30
            summary: ملخص
            tags: بحر; صيد
            related: other
            picture: sea dawn png | تعليق | رسم
            picture: market day | تعليق ثان | رسم
            """;

    private final ArticleReader reader = new ArticleReader(LocalDate.of(2026, 11, 22), ZoneId.of("Europe/Paris"));

    private DemoArticle read(String text) {
        return reader.read("ar", "boats", text);
    }

    @Test
    void frontMatterBecomesTheArticlesFields() {
        DemoArticle article = read(HEAD + "\nنص\n");

        assertThat(article.title()).isEqualTo("عنوان: ثان");
        assertThat(article.tags()).containsExactly("بحر", "صيد");
        assertThat(article.related()).containsExactly("other");
        assertThat(article.published()).hasToString("2026-11-20T18:30+01:00[Europe/Paris]");
        assertThat(article.updated()).isEqualTo(article.published());
        assertThat(article.lead().spec().mood()).isEqualTo(Mood.DAWN);
        assertThat(article.lead().spec().format()).isEqualTo(PictureSpec.Format.PNG);
        assertThat(article.illustrations())
                .extracting(Illustration::fileName)
                .containsExactly("boats-a.png", "boats-b.jpg");
    }

    @Test
    void everyKindOfBlockIsRead() {
        DemoArticle article = read(HEAD + """

                first line
                second line

                ## heading

                > said — one

                - a
                - b

                1. do
                2. then

                | x | y |
                | 1 | 2 |

                [picture 2]
                """);

        assertThat(article.body())
                .containsExactly(
                        new Block.Paragraph("first line second line"),
                        new Block.Heading("heading"),
                        new Block.Quote("said — one"),
                        new Block.Bullets(List.of("a", "b")),
                        new Block.Steps(List.of("do", "then")),
                        new Block.Table(List.of(List.of("x", "y"), List.of("1", "2"))),
                        new Block.Figure(2));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("published", "", "'published:' is missing"),
                Arguments.of("picture", "", "'picture:' is missing"),
                Arguments.of("title", "title:\n", "no value after 'title:'"),
                Arguments.of("title", "just words\n", "expected 'key: value'"),
                Arguments.of("title", "title: a\ntitle: b\n", "'title:' stands more than once"),
                Arguments.of("published", "published: soon\n", "expected 'DAYS HH:MM'"),
                Arguments.of("published", "published: 2 25:30\n", "no such time of day"),
                Arguments.of("section", "section: x\nupdated: 3 10:00\n", "updated before it was published"),
                Arguments.of("picture", "picture: sea\n", "expected 'SCENE MOOD [png] | caption | credit'"),
                Arguments.of("picture", "picture: sea day big | a | b\n", "expected 'SCENE MOOD [png]'"),
                Arguments.of("picture", "picture: volcano day | a | b\n", "unknown scene 'volcano'"),
                Arguments.of("picture", "picture: sea noon | a | b\n", "picture 'sea noon'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreNamedWithTheirFile(String key, String replacement, String reason) {
        String others =
                HEAD.lines().filter(line -> !line.startsWith(key + ":")).collect(Collectors.joining("\n", "", "\n"));

        assertThatThrownBy(() -> read(others + replacement + "\nنص\n"))
                .isInstanceOf(UnreadableContentException.class)
                .hasMessageStartingWith("ar/boats.txt:")
                .hasMessageContaining(reason);
    }

    @Test
    void mistakesInTheBodyAreNamedWithTheirLine() {
        assertThatThrownBy(() -> read(HEAD + "\n| a | b |\n| 1 |\n"))
                .hasMessage("ar/boats.txt:12: 1 cells in a table with 2 columns");
        assertThatThrownBy(() -> read(HEAD + "\nنص\n\n- a\nb\n"))
                .hasMessageStartingWith("ar/boats.txt:14: expected '- '");
        assertThatThrownBy(() -> read(HEAD + "\n[picture 3]\n")).hasMessageContaining("[picture 3] but 2");
    }
}
