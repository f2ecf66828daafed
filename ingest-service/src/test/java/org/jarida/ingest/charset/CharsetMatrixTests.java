package org.jarida.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.ingest.feed.FeedParser;
import org.jarida.ingest.page.ArticleExtractor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Six encodings, each named rightly, not at all or wrongly (as any of the others, or as nonsense) by the header and by
 * the document, for feeds and pages in Arabic and French from one word to a whole article. What is left out stands in
 * {@link #UNWRITABLE} and {@link #EXCLUDED} with its reason, and each reason is itself checked.
 */
class CharsetMatrixTests {

    private static final URI BASE = URI.create("https://news.example/");

    private static final List<String> CHARSETS =
            List.of("UTF-8", "windows-1256", "ISO-8859-6", "windows-1252", "UTF-16LE", "UTF-16BE");

    private static final List<String> ABSENT_OR_NONSENSE = List.of("", "x-none");

    private static final Map<String, String> TEXTS = Map.of(
            "Arabic article",
            """
            قررت بلدية المدينة أمس فتح المكتبة العامة طوال أيام الأسبوع، بعد أن طالب الطلبة بذلك منذ مطلع السنة الدراسية. \
            وقالت مديرة المكتبة إن عدد الزوار تضاعف ثلاث مرات خلال عامين، وإن قاعة القراءة لم تعد تتسع للجميع. وأضافت: هل يعقل \
            أن تغلق أبوابها عند الخامسة مساء؟ وينتظر أن يبدأ العمل بالتوقيت الجديد يوم الأحد المقبل؛ أما قسم المخطوطات فسيبقى \
            مغلقا إلى حين انتهاء أشغال الترميم التي تكلفت بها ورشة متخصصة في ظروف صعبة وبوسائل محدودة.""",
            "Arabic article with typography",
            """
            افتتح وزير الثقافة معرض «ذاكرة الصحراء» – وهو الأول من نوعه – بحضور “عشرات الفنانين”… وقال إن المعرض سيجول في \
            12 مدينة قبل أن يعود إلى العاصمة، وإن ثمن التذكرة لن يتجاوز 5 €. وحضر الافتتاح ضيوف من گلميم وطهران، وتخللته قراءات \
            من شعر القرن الماضي وعزف على العود.""",
            "Arabic headline",
            "المجلس البلدي يقر ميزانية العام المقبل",
            "Arabic word",
            "عاجل",
            "Arabic word in two ways",
            "ما",
            "French article",
            """
            Le théâtre municipal rouvrira ses portes à la rentrée, après deux années de travaux menés pièce par pièce. La façade a \
            été nettoyée, le plafond repeint, et les fauteuils, usés jusqu'à la trame, ont cédé la place à des sièges plus larges. \
            « Nous avons gardé ce qui faisait son âme », a déclaré la directrice, qui espère accueillir trente mille spectateurs par \
            saison – deux fois plus qu’avant. Où iront les décors ? Dans un dépôt voisin, loué pour dix ans, naïvement baptisé le \
            cœur de la scène.""",
            "French article with capitals",
            """
            À Évreux, l'État et la région ont signé hier un accord sur l'École des métiers d'art. Étaient présents les élus, les \
            artisans et Éloïse Çelik, qui dirige l'établissement. Le budget, 3 millions d'euros, sera voté à l'automne.""",
            "French headline",
            "Le conseil municipal vote le budget de l'année prochaine",
            "French word",
            "Été");

    /** Why a combination that can be written is left out. */
    private enum Reason {
        /** Its bytes are words in the encoding that the header names too, and the header goes before the document. */
        HEADER_CONTRADICTS_AND_BOTH_ARE_WORDS,
        /** Its bytes are words in another encoding too, and no label names the right one. */
        NOTHING_NAMES_IT_AND_BOTH_ARE_WORDS
    }

    /**
     * Combinations left out; {@code *} stands for whatever is not the right label.
     *
     * @param readAs the encoding in which the bytes are words as well, and which they are read in
     */
    private record Excluded(String text, String charset, String header, String label, String readAs, Reason reason) {}

    /** «ما» in windows-1256 is «كا» in ISO-8859-6, and «ما» there is «ها» in windows-1256. */
    private static final String TWO_WAYS = "Arabic word in two ways";

    private static final List<Excluded> EXCLUDED = List.of(
            new Excluded(
                    TWO_WAYS,
                    "windows-1256",
                    "ISO-8859-6",
                    "windows-1256",
                    "ISO-8859-6",
                    Reason.HEADER_CONTRADICTS_AND_BOTH_ARE_WORDS),
            new Excluded(
                    TWO_WAYS,
                    "windows-1256",
                    "ISO-8859-6",
                    "*",
                    "ISO-8859-6",
                    Reason.NOTHING_NAMES_IT_AND_BOTH_ARE_WORDS),
            new Excluded(
                    TWO_WAYS,
                    "windows-1256",
                    "*",
                    "ISO-8859-6",
                    "ISO-8859-6",
                    Reason.NOTHING_NAMES_IT_AND_BOTH_ARE_WORDS),
            new Excluded(
                    TWO_WAYS,
                    "ISO-8859-6",
                    "windows-1256",
                    "ISO-8859-6",
                    "windows-1256",
                    Reason.HEADER_CONTRADICTS_AND_BOTH_ARE_WORDS),
            new Excluded(TWO_WAYS, "ISO-8859-6", "*", "*", "windows-1256", Reason.NOTHING_NAMES_IT_AND_BOTH_ARE_WORDS));

    /** The texts that an encoding has no bytes for. */
    private static final Map<String, List<String>> UNWRITABLE = Map.of(
            "windows-1256", List.of("French article with capitals", "French word"),
            "ISO-8859-6",
                    List.of(
                            "Arabic article with typography",
                            "French article",
                            "French article with capitals",
                            "French headline",
                            "French word"),
            "windows-1252",
                    List.of(
                            "Arabic article",
                            "Arabic article with typography",
                            "Arabic headline",
                            "Arabic word",
                            TWO_WAYS));

    private enum Kind {
        FEED("application/rss+xml"),
        PAGE("text/html");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String document(String text, String label) {
            return switch (this) {
                case FEED ->
                    "<?xml version=\"1.0\"" + (label.isEmpty() ? "" : " encoding=\"" + label + "\"")
                            + "?>\n<rss version=\"2.0\"><channel><title>" + text
                            + "</title><link>https://news.example/</link>\n"
                            + "<item><title>" + text + "</title><link>https://news.example/1</link><description>" + text
                            + "</description></item></channel></rss>";
                case PAGE ->
                    "<!DOCTYPE html>\n<html><head>\n"
                            + (label.isEmpty()
                                    ? ""
                                    : "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + label
                                            + "\">\n")
                            + "<title>" + text
                            + "</title></head>\n<body><div class=\"top\"><a href=\"/\">1</a></div>\n<article><h1>"
                            + text + "</h1>\n<p>" + text + "</p></article></body></html>";
            };
        }

        @Nullable String contentType(String header) {
            return header.isEmpty() ? null : type + "; charset=" + header;
        }
    }

    static Stream<String> charsets() {
        return CHARSETS.stream();
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void everyDocumentIsReadToTheLetter(String charset) {
        var wrong = new ArrayList<String>();
        combinations(charset).filter(combination -> !combination.isLeftOut()).forEach(combination -> {
            for (var kind : Kind.values()) {
                var document = kind.document(combination.written(), combination.label());
                var decoded = TextDecoder.decode(
                        document.getBytes(Charset.forName(charset)), kind.contentType(combination.header()));
                if (!decoded.text().equals(document)) {
                    wrong.add(combination + " " + kind + " " + decoded.charset().used());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void whatIsLeftOutIsLeftOutForItsReason(String charset) {
        combinations(charset).filter(Combination::isLeftOut).forEach(combination -> {
            if (!combination.canBeWritten()) {
                assertThat(UNWRITABLE.getOrDefault(charset, List.of())).contains(combination.text());
                return;
            }
            var excluded = combination.excluded().getFirst();
            boolean named =
                    combination.header().equals(charset) || combination.label().equals(charset);
            assertThat(excluded.reason())
                    .isEqualTo(
                            named
                                    ? Reason.HEADER_CONTRADICTS_AND_BOTH_ARE_WORDS
                                    : Reason.NOTHING_NAMES_IT_AND_BOTH_ARE_WORDS);
            var bytes = combination.written().getBytes(Charset.forName(charset));
            assertThat(new String(bytes, Charset.forName(excluded.readAs()))).matches("[\\u0621-\\u064A]+");
            var document = Kind.FEED.document(combination.written(), combination.label());
            assertThat(TextDecoder.decode(
                                    document.getBytes(Charset.forName(charset)),
                                    Kind.FEED.contentType(combination.header()))
                            .charset()
                            .used())
                    .as(combination.toString())
                    .isEqualTo(excluded.readAs());
        });
        var unwritable = TEXTS.keySet().stream()
                .filter(text -> !new Combination(text, charset, "", "").canBeWritten())
                .toList();
        assertThat(unwritable).containsExactlyInAnyOrderElementsOf(UNWRITABLE.getOrDefault(charset, List.of()));
    }

    /** To the end of each reader: a feed's entry and a page's article. */
    @ParameterizedTest
    @MethodSource("charsets")
    void readersGetTheText(String charset) {
        for (var labels : List.of(List.of(charset, ""), List.of("", charset), List.of("x-none", charset))) {
            combinations(charset)
                    .filter(combination ->
                            List.of(combination.header(), combination.label()).equals(labels))
                    .filter(Combination::canBeWritten)
                    .forEach(combination -> {
                        var text = combination.written();
                        var contentType = Kind.FEED.contentType(combination.header());
                        byte[] feed =
                                Kind.FEED.document(text, combination.label()).getBytes(Charset.forName(charset));
                        assertThat(new FeedParser()
                                        .parse(feed, contentType, BASE)
                                        .entries()
                                        .getFirst()
                                        .title())
                                .isEqualTo(text);
                        if (combination.text().contains("article")) {
                            byte[] page = Kind.PAGE
                                    .document(text, combination.label())
                                    .getBytes(Charset.forName(charset));
                            assertThat(new ArticleExtractor()
                                            .extract(page, Kind.PAGE.contentType(combination.header()), BASE)
                                            .text())
                                    .isEqualTo(text);
                        }
                    });
        }
    }

    private record Combination(String text, String charset, String header, String label) {

        String written() {
            return TEXTS.getOrDefault(text, "");
        }

        boolean canBeWritten() {
            return Charset.forName(charset).newEncoder().canEncode(written());
        }

        boolean isLeftOut() {
            return !canBeWritten() || !excluded().isEmpty();
        }

        List<Excluded> excluded() {
            return EXCLUDED.stream().filter(this::is).toList();
        }

        private boolean is(Excluded one) {
            return one.text().equals(text)
                    && one.charset().equals(charset)
                    && matches(one.header(), header)
                    && matches(one.label(), label);
        }

        private boolean matches(String pattern, String name) {
            return pattern.equals("*") ? !name.equals(charset) : pattern.equals(name);
        }
    }

    private static Stream<Combination> combinations(String charset) {
        var names =
                Stream.concat(CHARSETS.stream(), ABSENT_OR_NONSENSE.stream()).toList();
        return TEXTS.keySet().stream()
                .sorted()
                .flatMap(text -> names.stream()
                        .flatMap(header -> names.stream().map(label -> new Combination(text, charset, header, label))));
    }
}
