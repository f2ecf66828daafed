package org.jarida.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTests {

    private static final String ARABIC =
            "أعلنت وزارة الصحة أن عدد المستفيدين من البرنامج الوطني ارتفع خلال السنة الماضية، وقال الوزير إن النتائج «مشجعة» للغاية.";
    private static final String FRENCH =
            "L'été dernier, le ministère a présenté à l'Assemblée un projet très discuté : « Où va-t-on ? » s'est écrié un député.";
    private static final String RUSSIAN =
            "Правительство объявило о новых мерах поддержки, сообщил вчера представитель министерства финансов страны.";
    private static final String HEBREW =
            "הממשלה הודיעה אתמול על צעדים חדשים לתמיכה בכלכלה, כך מסר דובר משרד האוצר בירושלים.";

    private static String document(String text, String label) {
        return "<?xml version=\"1.0\"" + (label.isEmpty() ? "" : " encoding=\"" + label + "\"")
                + "?><rss><channel><title>" + text + "</title></channel></rss>";
    }

    private static String text(String name) {
        return switch (name) {
            case "arabic" -> ARABIC;
            case "french" -> FRENCH;
            case "russian" -> RUSSIAN;
            default -> HEBREW;
        };
    }

    @ParameterizedTest(name = "{0} in {1}, header {2}, document {3}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            arabic | windows-1256 | ''           | windows-1256
            arabic | windows-1256 | windows-1256 | ''
            arabic | windows-1256 | windows-1256 | UTF-8
            arabic | windows-1256 | ''           | UTF-8
            arabic | windows-1256 | UTF-8        | windows-1256
            arabic | windows-1256 | UTF-8        | UTF-8
            arabic | windows-1256 | ''           | ''
            arabic | windows-1256 | ISO-8859-1   | ''
            arabic | windows-1256 | ISO-8859-1   | ISO-8859-1
            arabic | windows-1256 | cp1256       | ''
            arabic | windows-1256 | ''           | cp1256
            arabic | windows-1256 | ''           | x-cp1256
            arabic | windows-1256 | ''           | CP-1256
            arabic | windows-1256 | windows-1252 | windows-1256
            arabic | windows-1256 | ''           | iso-8859-6
            arabic | UTF-8        | windows-1256 | windows-1256
            arabic | UTF-8        | ''           | windows-1256
            arabic | UTF-8        | ''           | ISO-8859-1
            arabic | UTF-8        | iso-8859-6   | ''
            arabic | UTF-8        | ''           | ''
            arabic | UTF-8        | nonsense     | also-nonsense
            arabic | UTF-16LE     | ''           | UTF-16
            arabic | UTF-16BE     | ''           | UTF-16
            arabic | UTF-16LE     | utf-16       | ''
            arabic | UTF-16LE     | ''           | ''
            french | windows-1252 | ''           | ISO-8859-1
            french | windows-1252 | ''           | UTF-8
            french | windows-1252 | UTF-8        | ''
            french | windows-1252 | windows-1252 | ''
            french | windows-1252 | ''           | ''
            french | UTF-8        | ISO-8859-1   | ISO-8859-1
            french | UTF-8        | windows-1256 | ''
            russian | windows-1251 | ''          | windows-1251
            russian | windows-1251 | windows-1251 | UTF-8
            russian | windows-1251 | ''          | ''
            russian | KOI8-R      | koi8-r       | ''
            russian | KOI8-R      | windows-1251 | koi8-r
            russian | UTF-8       | windows-1251 | ''
            hebrew | windows-1255 | ''           | windows-1255
            hebrew | windows-1255 | UTF-8        | ''
            """)
    void theTextIsTrueWhateverIsDeclared(String name, String real, String header, String label) {
        var document = document(text(name), label);
        var contentType = header.isEmpty() ? null : "application/rss+xml; charset=" + header;

        var decoded = TextDecoder.decode(document.getBytes(Charset.forName(real)), contentType);

        assertThat(decoded.text()).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-6", "asmo-708", "arabic", "ISO_8859-6", ""})
    void isoArabicIsReadUnderAllItsNames(String label) {
        var plain = ARABIC.replaceAll("[«»]", "");
        var document = document(plain, label);

        assertThat(TextDecoder.decode(document.getBytes(Charset.forName("ISO-8859-6")), null)
                        .text())
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aByteOrderMarkWinsAndIsTakenOff(String name) {
        var document = document(ARABIC, "windows-1256");

        var decoded = TextDecoder.decode(
                ("\uFEFF" + document).getBytes(Charset.forName(name)), "text/xml; charset=iso-8859-1");

        assertThat(decoded.text()).isEqualTo(document);
        assertThat(decoded.charset().used()).isEqualTo(name);
    }

    @Test
    void oneBrokenByteDoesNotUndoUtf8() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(document(ARABIC, "UTF-8").getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes(ARABIC.getBytes(StandardCharsets.UTF_8));

        var decoded = TextDecoder.decode(bytes.toByteArray(), "text/xml; charset=windows-1256");

        assertThat(decoded.text()).contains("المستفيدين").endsWith("للغاية.");
        assertThat(decoded.charset().used()).isEqualTo("UTF-8");
    }

    @Test
    void declaredDetectedAndUsedAreAllKept() {
        var decoded = TextDecoder.decode(
                document(ARABIC, "UTF-8").getBytes(Charset.forName("windows-1256")), "text/xml; charset=\"cp1256\"");

        assertThat(decoded.charset().http()).isEqualTo("windows-1256");
        assertThat(decoded.charset().document()).isEqualTo("UTF-8");
        assertThat(decoded.charset().detected()).isEqualTo("windows-1256");
        assertThat(decoded.charset().used()).isEqualTo("windows-1256");
        assertThat(decoded.charset().disagrees()).isTrue();
    }

    @Test
    void theMetaElementOfAPageIsRead() {
        var page = "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'></head><body>"
                + ARABIC;

        var decoded = TextDecoder.decode(page.getBytes(Charset.forName("windows-1256")), "text/html");

        assertThat(decoded.text()).isEqualTo(page);
        assertThat(decoded.charset().document()).isEqualTo("windows-1256");
    }

    @Test
    void nothingIsTextToo() {
        assertThat(TextDecoder.decode(new byte[0], null).text()).isEmpty();
    }
}
