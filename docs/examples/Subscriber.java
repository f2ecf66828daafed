import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A subscriber of another team: reads {@code news.articles.v1} and {@code news.image-verdicts.v1} with nothing but a Kafka
 * client, a JSON parser and the AsyncAPI document, and prints every article that may be shown, with its visible images.
 *
 * <p>Run: {@code java -cp 'kafka-clients.jar:slf4j-api.jar:jackson-databind.jar:...' Subscriber.java BOOTSTRAP_SERVERS}
 */
public final class Subscriber {

    private static final String ARTICLES = "news.articles.v1";
    private static final String VERDICTS = "news.image-verdicts.v1";

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, JsonNode> articles = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<String, JsonNode> verdicts = new HashMap<>();

    public static void main(String[] args) {
        Subscriber subscriber = new Subscriber();
        subscriber.readToEnd(args[0]);
        subscriber.print();
    }

    /** Both topics are compacted and hold the whole present state: reading them once from the beginning is enough. */
    private void readToEnd(String bootstrapServers) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        settings.put("allow.auto.create.topics", "false");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(ARTICLES, VERDICTS).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::apply);
            }
        }
    }

    private void apply(ConsumerRecord<String, String> message) {
        JsonNode event = json.readTree(message.value());
        switch (type(message)) {
            case "news.article.published.v1", "news.article.revised.v1" -> {
                if (isNewer(message.key(), event)) {
                    articles.put(message.key(), event.get("content"));
                }
            }
            case "news.article.withdrawn.v1" -> {
                if (isNewer(message.key(), event)) {
                    articles.remove(message.key());
                }
            }
            case "news.image.hidden.v1", "news.image.restored.v1" -> verdicts.merge(
                    message.key(),
                    event,
                    (known, next) -> next.get("version").asLong() > known.get("version").asLong() ? next : known);
            default -> {
                // a type added after this was written: nothing we need
            }
        }
    }

    /** An event may come twice, or late: only a higher revision than the one known is current. */
    private boolean isNewer(String articleId, JsonNode event) {
        long revision = event.get("revision").asLong();
        boolean newer = revision > revisions.getOrDefault(articleId, 0L);
        if (newer) {
            revisions.put(articleId, revision);
        }
        return newer;
    }

    private static String type(ConsumerRecord<String, String> message) {
        Header header = message.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void print() {
        articles.forEach((id, article) -> {
            System.out.println(id + " " + article.get("title").asString());
            for (JsonNode image : article.get("images")) {
                JsonNode verdict = verdicts.get(image.get("id").asString());
                boolean visible = verdict == null || verdict.get("visible").asBoolean();
                System.out.println("  " + (visible ? "shown" : "hidden") + " " + image.get("id").asString());
            }
        });
    }
}
