package org.jarida.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarida.events.kafka.Outages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What every API refuses alike, with the name of the parameter or field that is wrong. */
class RefusedInputTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private final MockMvcTester service = MockMvcTester.of(
            List.of(new Cases()),
            mvc -> mvc.setControllerAdvice(new Problems(new ProblemResponses(JSON, null), new Outages(List.of())))
                    .addInterceptors(new KnownParameters())
                    .setMessageConverters(new JacksonJsonHttpMessageConverter(JSON))
                    .build());

    @RestController
    static class Cases {

        record Part(@Nullable Integer version) {}

        record Decision(@Nullable String action, @Nullable List<@Nullable Part> parts) {}

        @GetMapping("/api/cases")
        List<String> list(
                @RequestParam(required = false) @Nullable String state,
                @RequestParam(name = "most", defaultValue = "1") int limit) {
            return List.of(state + " " + limit);
        }

        @GetMapping("/api/one")
        List<String> one(@RequestParam String id) {
            return List.of(id);
        }

        @PostMapping("/api/cases")
        List<String> decide(@RequestBody Decision decision) {
            return List.of(String.valueOf(decision.action()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/cases?sate=OPEN, sate, 'is unknown here: the parameters are most, state'",
        "/api/cases?state=OPEN&limit=2, limit, 'is unknown here: the parameters are most, state'",
        "/api/cases?most=many, most, has a value of the wrong kind",
        "/api/one, id, is missing"
    })
    void aWrongParameterIsNamed(String address, String parameter, String fault) {
        assertThat(service.get().uri(address)).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                        {"type":"urn:jarida:problem:invalid-request","parameter":"%s","detail":"%s %s."}
                        """.formatted(
                        parameter, parameter, fault));
    }

    @Test
    void whatAnEndpointHasIsTaken() {
        assertThat(service.get().uri("/api/cases?state=OPEN&most=2&ui=fr"))
                .hasStatusOk()
                .bodyText()
                .contains("OPEN 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"action\":\"HIDE\",\"reson\":\"x\"} | reson | is unknown here: the fields are action, parts",
                "{\"parts\":[{},{\"verion\":1}]} | parts[1].verion | is unknown here: the fields are version",
                "{\"parts\":[{\"version\":\"x\"}]} | parts[0].version | has a value of the wrong kind"
            })
    void aWrongFieldIsNamedWithItsPlace(String body, String field, String fault) {
        assertThat(service.post()
                        .uri("/api/cases")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"parameter":"%s","detail":"%s %s."}
                        """.formatted(field, field, fault));
    }

    @ParameterizedTest
    @CsvSource({"fr, fr, La requête n’est pas valide", "en, en, The request is not valid", ", ar, الطلب غير صحيح"})
    void theTitleIsInTheLanguageAskedForAndTheDetailInEnglish(@Nullable String asked, String answered, String title) {
        var request = service.get().uri("/api/one");
        assertThat(asked == null ? request : request.header("Accept-Language", asked))
                .hasStatus(400)
                .hasHeader("Content-Language", answered)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"title":"%s","detail":"id is missing."}
                        """.formatted(title));
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThat(service.post()
                        .uri("/api/cases")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"action\":}"))
                .hasStatus(400)
                .bodyText()
                .contains("The body is not JSON: line 1, column 11.");
    }
}
