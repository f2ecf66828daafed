package org.jarida.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds the AsyncAPI document to the records, the topics and the golden messages. */
class AsyncApiTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = AsyncApiTests.class.getResourceAsStream("/asyncapi.yaml")) {
            document = JSON.valueToTree(new Yaml().<Object>load(in));
        }
    }

    static Stream<Topic> topics() {
        return Topics.all().stream();
    }

    static Stream<Class<? extends Event>> records() {
        return GoldenEventsTests.records();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyTopicIsAChannelWithItsSettings(Topic topic) {
        JsonNode channel = channel(topic);
        JsonNode kafka = channel.at("/bindings/kafka");

        assertThat(kafka.get("partitions").asInt()).isEqualTo(Topic.PARTITIONS);
        JsonNode settings = kafka.get("topicConfiguration");
        assertThat(settings.at("/cleanup.policy/0").asString())
                .isEqualTo(topic.settings().get("cleanup.policy"));
        settings.properties().stream()
                .filter(setting -> !setting.getKey().equals("cleanup.policy"))
                .forEach(setting -> assertThat(setting.getValue().asString())
                        .as(setting.getKey())
                        .isEqualTo(topic.settings().get(setting.getKey())));
        assertThat(channel.get("description").asString()).contains(topic.key()).contains(topic.owner());
        assertThat(channel.get("messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(topic.events().getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void itKnowsNoTopicAndNoMessageThatDoesNotExist() {
        assertThat(document.get("channels").propertyNames()).hasSameSizeAs(Topics.all());
        assertThat(document.at("/components/messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        EventTypes.records().stream().map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyMessageHasItsWireNameAndTheFieldsOfItsRecord(Class<? extends Event> record) {
        JsonNode message = document.at("/components/messages/" + record.getSimpleName());

        assertThat(message.get("name").asString()).isEqualTo(EventTypes.nameOf(record));
        assertThat(fields(record.getSimpleName())).containsExactlyElementsOf(components(record));
    }

    @Test
    void theSharedPartsHaveTheFieldsOfTheirRecords() {
        for (Class<?> shared :
                List.of(SourceDescription.class, ArticleContent.class, ArticleImage.class, RelatedLink.class)) {
            assertThat(fields(shared.getSimpleName())).containsExactlyElementsOf(components(shared));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyGoldenMessageFitsItsSchema(Class<? extends Event> record) throws IOException {
        ObjectNode schema = JSON.createObjectNode();
        schema.set("components", document.get("components"));
        schema.put("$ref", "#/components/schemas/" + record.getSimpleName());

        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(new String(GoldenEventsTests.golden(record), StandardCharsets.UTF_8), InputFormat.JSON);

        assertThat(errors).isEmpty();
    }

    private static JsonNode channel(Topic topic) {
        return document.get("channels").values().stream()
                .filter(channel -> channel.get("address").asString().equals(topic.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel for " + topic));
    }

    private static List<String> fields(String schema) {
        return new ArrayList<>(
                document.at("/components/schemas/" + schema + "/properties").propertyNames());
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
