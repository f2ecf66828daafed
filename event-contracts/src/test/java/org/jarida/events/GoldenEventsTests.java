package org.jarida.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.UnreadableEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GoldenEventsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Class<? extends Event>> records() {
        return EventTypes.records().stream().sorted(Comparator.comparing(Class::getSimpleName));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isWrittenExactlyAsItsGoldenMessage(Class<? extends Event> record) throws IOException {
        Event event = EventCodec.fromJson(golden(record), record);

        assertThat(JSON.readTree(EventCodec.toJson(event))).isEqualTo(JSON.readTree(golden(record)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadPastFieldsItDoesNotKnow(Class<? extends Event> record) throws IOException {
        ObjectNode later = (ObjectNode) JSON.readTree(golden(record));
        later.put("addedLater", "x");

        assertThat(EventCodec.fromJson(JSON.writeValueAsBytes(later), record))
                .isEqualTo(EventCodec.fromJson(golden(record), record));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldWithoutDefaultIsNamedWhenItIsMissing(Class<? extends Event> record) throws IOException {
        for (String field : JSON.readTree(golden(record)).propertyNames()) {
            ObjectNode without = (ObjectNode) JSON.readTree(golden(record));
            JsonNode removed = without.remove(field);
            boolean optional = removed.isNull()
                    || (field.matches("comment|reason")
                                    && !record.getSimpleName().matches("ImageReported|.*Withdrawn")
                            || field.equals("comment"));
            if (!optional) {
                assertThatThrownBy(() -> EventCodec.fromJson(JSON.writeValueAsBytes(without), record))
                        .as(field)
                        .isInstanceOf(UnreadableEventException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {SourceChanged.class, SourceRemoved.class})
    void everySourceEventTellsTheWholeDescription(Class<? extends SourceEvent> record) throws IOException {
        for (String field : List.of("name", "language", "zone", "policy")) {
            ObjectNode without = (ObjectNode) JSON.readTree(golden(record));
            ((ObjectNode) without.get("description")).remove(field);

            assertThatThrownBy(() -> EventCodec.fromJson(JSON.writeValueAsBytes(without), record))
                    .isInstanceOf(UnreadableEventException.class)
                    .hasMessageContaining("description." + field + " is missing");
        }
    }

    @Test
    void anEnumValueFromTheFutureIsReadAsItsDefault() throws IOException {
        ObjectNode later = (ObjectNode) JSON.readTree(golden(ImageHidden.class));
        later.put("state", "FROZEN").put("actor", "COURT");

        ImageHidden read = EventCodec.fromJson(JSON.writeValueAsBytes(later), ImageHidden.class);

        assertThat(read.state()).isEqualTo(CaseState.UNKNOWN);
        assertThat(read.actor()).isEqualTo(ActorKind.UNKNOWN);
    }

    @Test
    void wireNamesNeverChange() {
        Map<String, String> names = new TreeMap<>();
        EventTypes.records().forEach(record -> names.put(record.getSimpleName(), EventTypes.nameOf(record)));

        assertThat(names)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("SourceChanged", "news.source.changed.v1"),
                        Map.entry("SourceRemoved", "news.source.removed.v1"),
                        Map.entry("EntryDiscovered", "news.entry.discovered.v1"),
                        Map.entry("EntryRevised", "news.entry.revised.v1"),
                        Map.entry("EntryWithdrawn", "news.entry.withdrawn.v1"),
                        Map.entry("ArticlePublished", "news.article.published.v1"),
                        Map.entry("ArticleRevised", "news.article.revised.v1"),
                        Map.entry("ArticleWithdrawn", "news.article.withdrawn.v1"),
                        Map.entry("ImageReported", "news.image.reported.v1"),
                        Map.entry("ImageReportWithdrawn", "news.image.report-withdrawn.v1"),
                        Map.entry("ImageHidden", "news.image.hidden.v1"),
                        Map.entry("ImageRestored", "news.image.restored.v1")));
    }

    @Test
    void everyRecordHasItsTopic() throws IOException {
        for (Class<? extends Event> record : EventTypes.records()) {
            Event event = EventCodec.fromJson(golden(record), record);
            assertThat(Topics.of(event).events()).isAssignableFrom(record);
        }
    }

    @Test
    void aVerdictMayNotContradictItsName() {
        String wrong = new String(golden(ImageHidden.class), StandardCharsets.UTF_8)
                .replace("\"visible\": false", "\"visible\": true");

        assertThatThrownBy(() -> EventCodec.fromJson(wrong.getBytes(StandardCharsets.UTF_8), ImageHidden.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("visible");
    }

    static byte[] golden(Class<? extends Event> record) {
        String path = "/events/" + EventTypes.nameOf(record) + ".json";
        try (InputStream in = EventTypes.class.getResourceAsStream(path)) {
            assertThat(in).as(path).isNotNull();
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
