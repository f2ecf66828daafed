package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFieldTests {

    private static final String TYPE = "multipart/form-data; boundary=----WebKitFormBoundaryAbC";
    private static final String FORM = """
            ------WebKitFormBoundaryAbC
            Content-Disposition: form-data; name="_csrf"

            token-1
            ------WebKitFormBoundaryAbC
            Content-Disposition: form-data; name="words"

            سطر
            وآخر
            ------WebKitFormBoundaryAbC
            Content-Disposition: form-data; name="empty"


            ------WebKitFormBoundaryAbC
            Content-Disposition: form-data; name="file"; filename="_csrf; name="
            Content-Type: text/xml

            <opml/>
            ------WebKitFormBoundaryAbC--
            """.replace("\n", "\r\n");

    @Test
    void aFieldIsFoundAmongOthers() {
        assertThat(field(FORM, TYPE, "_csrf")).isEqualTo("token-1");
        assertThat(field(FORM, TYPE, "words")).isEqualTo("سطر\r\nوآخر");
        assertThat(field(FORM, TYPE, "empty")).isEmpty();
        assertThat(field(FORM, TYPE.replace("----W", "\"----W") + "\"", "_csrf"))
                .isEqualTo("token-1");
    }

    @Test
    void aFileIsNoField() {
        assertThat(field(FORM, TYPE, "file")).isNull();
        assertThat(field(FORM, TYPE, "csrf")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=\"",
                "multipart/form-data; ;;"
            })
    void whatIsNoFormHasNoField(String type) {
        assertThat(field(FORM, type, "_csrf")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 28, 60, 80, 88})
    void aFormThatIsCutShortGivesNothing(int length) {
        assertThat(field(FORM.substring(0, length), TYPE, "_csrf")).isNull();
    }

    private static String field(String body, String type, String name) {
        return MultipartField.of(body.getBytes(StandardCharsets.UTF_8), type, name);
    }
}
