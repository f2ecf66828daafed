package org.jarida.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** A script that was saved with a mark sends it before whatever it sends. */
    @ParameterizedTest
    @CsvSource({"arabic, windows-1256, ''", "arabic, windows-1256, UTF-8", "french, windows-1252, ''"})
    void aMarkBeforeAnotherEncodingIsTakenOffAndNotBelieved(String name, String real, String label) {
        var document = document(text(name), label);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bytes.writeBytes(document.getBytes(Charset.forName(real)));

        assertThat(TextDecoder.decode(bytes.toByteArray(), null).text()).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextIsKnownByItsSpacesWithoutAnyMarkup(String name) {
        assertThat(TextDecoder.decode(ARABIC.getBytes(Charset.forName(name)), null)
                        .text())
                .isEqualTo(ARABIC);
    }

    @Test
    void strayNulsDoNotMakeTextWide() {
        var document = document(ARABIC.replace("الوطني", "الوطني\0"), "UTF-8") + "\0";

        assertThat(TextDecoder.decode(document.getBytes(StandardCharsets.UTF_8), null)
                        .text())
                .isEqualTo(document);
    }

    /** Every label that browsers know for the encodings of the Arab world and western Europe, and those of old servers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8 | utf-8 utf8 UTF8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf_8 utf8mb4
            windows-1256 | windows-1256 cp1256 x-cp1256 cp-1256 CP1256 WINDOWS-1256 windows1256 win-1256 ms1256 x-windows-1256
            ISO-8859-6 | iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 arabic asmo-708 ecma-114 \
             csisolatinarabic csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i
            windows-1252 | windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 \
             ascii us-ascii cp819 ibm819 csisolatin1 iso-ir-100 ansi_x3.4-1968
            windows-1254 | windows-1254 iso-8859-9 latin5 l5 iso88599 iso_8859-9 iso_8859-9:1989 csisolatin5 iso-ir-148 cp1254
            ISO-8859-15 | iso-8859-15 iso885915 iso_8859-15 latin9 l9 csisolatin9
            UTF-16LE | utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff utf16
            UTF-16BE | utf-16be unicodefffe
            windows-1251 | windows-1251 cp1251 x-cp1251
            KOI8-R | koi8-r koi8_r koi koi8 cskoi8r
            ISO-8859-2 | iso-8859-2 latin2 l2 iso88592 iso_8859-2:1987 csisolatin2
            """)
    void everyLabelMeansItsEncoding(String charset, String labels) {
        for (var label : labels.split("[ \\\\]+", -1)) {
            for (var written : List.of(label, '"' + label + '"', " '" + label + "' ", label + ";")) {
                assertThat(Labels.charset(written)).as(written).contains(Charset.forName(charset));
            }
        }
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
