package org.jarida.moderation.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.WithdrawalReason;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventHeaders;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.casefile.Acts;
import org.jarida.test.Refusals;
import org.junit.jupiter.api.Test;

/** This listener publishes nothing: there is nothing between a write and a publication to be killed in. */
@SharesService
class ArticleListenerIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(0x4000);

    private final RunningService service = RunningService.shared();
    private final String article = "%032x".formatted(NUMBERS.incrementAndGet());
    private final String image = Acts.image(NUMBERS.incrementAndGet());
    private final String otherImage = Acts.image(NUMBERS.incrementAndGet());

    @Test
    void anArticleIsFoundByEachOfItsImagesHoweverOftenItComes() {
        ArticlePublished published = new ArticlePublished(article, 1, content("عنوان", image, otherImage));
        service.send(published);
        service.send(published);

        eventually(() -> showing(otherImage).size() == 1);

        assertThat(showing(image)).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(article);
            assertThat(found.title()).isEqualTo("عنوان");
            assertThat(found.sourceId()).isEqualTo("alquds");
        });
    }

    @Test
    void anOlderRevisionThatComesLaterChangesNothing() {
        service.send(new ArticleRevised(article, 3, content("new", otherImage)));
        service.send(new ArticlePublished(article, 1, content("old", image)));
        barrier();

        assertThat(showing(image)).isEmpty();
        assertThat(showing(otherImage)).extracting(ShowingArticle::title).containsExactly("new");
    }

    @Test
    void aWithdrawnArticleIsShownNoMoreAndOlderEventsDoNotBringItBack() {
        service.send(new ArticlePublished(article, 1, content("gone", image)));
        service.send(new ArticleWithdrawn(article, 2, "alquds", WithdrawalReason.values()[0], Instant.EPOCH));
        service.send(new ArticlePublished(article, 1, content("gone", image)));
        barrier();

        assertThat(showing(image)).isEmpty();
    }

    @Test
    void poisonIsDeadLetteredByteForByteAndThePartitionGoesOn() {
        byte[] poison = "{\"articleId\":7".getBytes(StandardCharsets.UTF_8);
        var message = new ProducerRecord<>(Topics.ARTICLES.name(), article.getBytes(StandardCharsets.UTF_8), poison);
        message.headers().add(EventHeaders.TYPE, "news.article.published.v1".getBytes(StandardCharsets.UTF_8));

        service.send(message);
        service.send(new ArticlePublished(article, 1, content("after", image)));

        eventually(() -> showing(image).size() == 1);
        var letter = RunningService.awaitLetter(Topics.ARTICLES, article);
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(RunningService.reason(letter)).startsWith("UnreadableEventException");
        assertThat(service.replay(Topics.ARTICLES).failed()).isPositive();
    }

    /** The whole way of a letter whose cause is mended: tried, laid down with its reason, replayed, handled. */
    @Test
    void whatTheListenerRefusedIsHandledWhenItsLetterIsReplayed() {
        ArticlePublished published = new ArticlePublished(article, 1, content("mended", image));
        service.refusals().refuse(article);
        service.send(published);

        var letter = RunningService.awaitLetter(Topics.ARTICLES, article);
        assertThat(letter.value()).isEqualTo(EventCodec.toJson(published));
        assertThat(RunningService.reason(letter)).contains(Refusals.WORDS);
        assertThat(showing(image)).isEmpty();
        service.refusals().mend();

        assertThat(service.replay(Topics.ARTICLES).replayed()).isEqualTo(1);

        assertThat(showing(image)).extracting(ShowingArticle::title).containsExactly("mended");
        assertThat(service.replay(Topics.ARTICLES).replayed()).isZero();
    }

    @Test
    void nothingIsLostOrDeadLetteredWhileTheStoreIsAway() {
        barrier();
        int before = RunningService.deadLetters(Topics.ARTICLES).size();
        service.store().cut();
        service.send(new ArticlePublished(article, 1, content("kept", image)));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(40))
                .until(() -> RunningService.deadLetters(Topics.ARTICLES).size() == before);
        service.store().mend();

        eventually(() -> showing(image).size() == 1);
        assertThat(RunningService.deadLetters(Topics.ARTICLES)).hasSize(before);
    }

    private List<ShowingArticle> showing(String imageId) {
        return service.bean(ShowingArticleStore.class).showing(imageId, 10);
    }

    /** Waits until everything sent of this article is handled: another article of its partition, sent last, says so. */
    private void barrier() {
        String neighbour = Stream.generate(() -> "%032x".formatted(NUMBERS.incrementAndGet()))
                .filter(id -> partition(id) == partition(article))
                .findFirst()
                .orElseThrow();
        String marker = Acts.image(NUMBERS.incrementAndGet());
        service.send(new ArticlePublished(neighbour, 1, content("last", marker)));
        eventually(() -> showing(marker).size() == 1);
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Topic.PARTITIONS;
    }

    private static ArticleContent content(String title, String... imageIds) {
        return new ArticleContent(
                "alquds",
                null,
                title,
                "ar",
                "rtl",
                List.of(),
                null,
                Instant.parse("2024-12-07T12:00:00Z"),
                null,
                "",
                "",
                Stream.of(imageIds)
                        .map(id -> new ArticleImage(id, null, null, 640, 480))
                        .toList(),
                List.of(),
                List.of());
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
