package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.events.ArticleImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticlePiecesTests {

    /** In bodies and pieces {@code 1} and {@code 2} stand for the two images' addresses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<p>a</p>'                                            | '[1]<p>a</p>[2]'",
                "''                                                    | '[1][2]'",
                "'<p>a</p><img src=1><p>b</p>'                         | '<p>a</p>[1]<p>b</p>[2]'",
                "'<p>a</p><p><img src=2></p><p>b</p>'                  | '[1]<p>a</p>[2]<p>b</p>'",
                "'<p>a <a href=x><b><img src=1></b></a> b</p>'         | '[1]<p>a <a href=\"x\"><b></b></a> b</p>[2]'",
                "'<div><figure><img src=1><figcaption>c</figcaption></figure></div>' | '<div>[1]</div>[2]'",
                "'<figure><img src=1><img src=2></figure><p>a</p>'     | '[1][2]<p>a</p>'",
                "'<img src=1><p>a</p><img src=1>'                      | '[1]<p>a</p>[2]'",
                "'<p>a</p><img src=https://elsewhere.example/t.gif>'   | '[1]<p>a</p>[2]'",
                "'<ul><li>a<img src=1></li></ul>'                      | '<ul><li>a[1]</li></ul>[2]'",
            })
    void picturesComeOutWhereTheyStood(String body, String pieces) {
        assertThat(words(body.replaceAll("src=([12])", "src=/images/" + "0".repeat(63) + "$1")))
                .isEqualTo(pieces);
    }

    private static String words(String body) {
        List<ArticleImage> images = IntStream.rangeClosed(1, 2)
                .mapToObj(i -> new ArticleImage(Samples.image(i), null, null, 800, 600))
                .toList();
        var article = Samples.article(Samples.id(5), Samples.HARBOUR, "t", "", body, Samples.NOON, images);
        return ArticlePieces.of(article, "alt").stream()
                .map(piece -> switch (piece) {
                    case Piece.Text(String html) -> html;
                    case Piece.Image(Picture picture) -> "[" + Integer.parseInt(picture.imageId(), 16) + "]";
                })
                .collect(Collectors.joining());
    }
}
