package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.awt.Color;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.events.ArticleImage;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.image.StoredImages;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a takedown erases, whoever is killed or busy meanwhile. */
class ErasureIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Newspaper newspaper;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    /** Not an exception that anything handles: as after a kill, nothing more is done. */
    private static final class Killed extends Error {}

    @ParameterizedTest
    @ValueSource(strings = {"archived", "used", "eraseArchive", "erased"})
    void whatAKilledTakedownLeavesIsErasedByTheSweep(String diesAt) {
        String source = "killed-" + diesAt.toLowerCase(java.util.Locale.ROOT);
        EntryDiscovered article = published(source, new Color(diesAt.hashCode()), new Color(diesAt.hashCode() + 1));
        List<String> images =
                article.content().images().stream().map(ArticleImage::id).toList();
        assertThat(images).hasSize(2);

        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> dyingAt(diesAt).takeDown(article.articleId(), "court order"));

        for (String image : images) {
            await().atMost(LONG).until(() -> status(image) == 404);
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(
                                store().find(article.articleId()).orElseThrow().toErase())
                        .isNull());
        assertThat(RunningIngest.awaitEntryEvents(source, 2).getLast()).isInstanceOf(EntryWithdrawn.class);
    }

    @Test
    void theImagesOfPastRevisionsGoToo() {
        EntryDiscovered first = published("past", new Color(11, 12, 13));
        String image = first.content().images().getFirst().id();
        newspaper.feed("/past.xml", newspaper.item("/past", "عنوان", "<p>نص آخر بلا صورة</p>"));
        assertThat(ingest.editor("POST", "/api/v1/sources/past/poll", null).statusCode())
                .isEqualTo(202);
        assertThat(RunningIngest.awaitEntryEvents("past", 2).getLast()).isInstanceOf(EntryRevised.class);
        assertThat(status(image)).isEqualTo(200);

        takeDown(first.articleId());

        assertThat(status(image)).isEqualTo(404);
        assertThat(store().archived(first.articleId())).isEmpty();
    }

    @Test
    void aHiddenImageIsKeptAsEvidence() {
        EntryDiscovered article = published("evidence", new Color(21, 22, 23), new Color(24, 25, 26));
        String hidden = article.content().images().getFirst().id();
        String plain = article.content().images().getLast().id();
        ingest.context().getBean(StoredImages.class).applyVerdict(hidden, 1, false);

        takeDown(article.articleId());

        assertThat(status(hidden)).isEqualTo(410);
        assertThat(status(plain)).isEqualTo(404);
        HttpResponse<byte[]> review =
                ingest.send("GET", "/images/" + hidden + "?review", null, RunningIngest.staff("MODERATOR"));
        assertThat(review.statusCode()).isEqualTo(200);
        assertThat(review.body()).isNotEmpty();
    }

    @Test
    void anImageThatComesInDuringTheTakedownGoesToo() {
        CountDownLatch takenDown = new CountDownLatch(1);
        byte[] picture = Newspaper.png(300, 300, new Color(31, 32, 33));
        newspaper.serve("/slow.png", exchange -> {
            try {
                takenDown.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            Newspaper.send(exchange, 200, Map.of("Content-Type", "image/png"), picture);
        });
        newspaper.feed("/slow.xml", newspaper.item("/slow", "عنوان", "<p>نص</p><img src='/slow.png'>"));
        ingest.follow("slow", newspaper.address("/slow.xml"), "FULL");
        await().atMost(LONG).until(() -> newspaper.visits("/slow.png").size() == 1);
        String id = store().ofSource("slow", null, 1).getFirst().id();

        takeDown(id);
        takenDown.countDown();

        var database = TestStore.database(ingest.database());
        await().atMost(LONG)
                .until(() -> database.getCollection("entries")
                                .countDocuments(
                                        Filters.and(Filters.eq("_id", id), Filters.exists("imagesLeaseUntil", false)))
                        == 1);
        assertThat(database.getCollection("images").countDocuments(Filters.eq("_id", DigestUtils.sha256Hex(picture))))
                .isZero();
        assertThat(database.getCollection("image_renditions")
                        .countDocuments(Filters.eq("imageId", DigestUtils.sha256Hex(picture))))
                .isZero();
        assertThat(store().find(id).orElseThrow().toErase()).isNull();
        assertThat(store().find(id).orElseThrow().version()).isGreaterThan(2);
        assertThat(newspaper.visits("/slow.png")).hasSize(1);
    }

    @Test
    void aRevisionThatMeetsATakedownLeavesNoText() {
        EntryDiscovered article = published("meets");
        var changed = ParsedEntries.entry(
                newspaper.address("/meets").toString(),
                newspaper.address("/meets").toString(),
                "عنوان آخر");
        Entry known = store().find(article.articleId()).orElseThrow();
        Intake revising = intake(before("archive", () -> takeDown(known.id())));

        revising.takeIn(ParsedEntries.source("meets", DisplayPolicy.FULL), known.readFrom(), List.of(changed));

        assertThat(store().find(known.id()).orElseThrow().state()).isEqualTo(EntryState.TAKEN_DOWN);
        assertThat(store().archived(known.id())).isEmpty();
    }

    /** Publishes an article with a picture of each of these colours. */
    private static EntryDiscovered published(String source, Color... colours) {
        StringBuilder html = new StringBuilder("<p>نص</p>");
        for (int i = 0; i < colours.length; i++) {
            String path = "/" + source + i + ".png";
            newspaper.picture(path, 300, 300, colours[i]);
            html.append("<img src='").append(path).append("'>");
        }
        newspaper.feed("/" + source + ".xml", newspaper.item("/" + source, "عنوان", html.toString()));
        ingest.follow(source, newspaper.address("/" + source + ".xml"), "FULL");
        EntryEvent event = RunningIngest.awaitEntryEvents(source, 1).getFirst();
        assertThat(event).isInstanceOf(EntryDiscovered.class);
        return (EntryDiscovered) event;
    }

    private static void takeDown(String articleId) {
        assertThat(ingest.editor("DELETE", "/api/v1/articles/" + articleId, "{\"reason\":\"court order\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    private static int status(String image) {
        return ingest.get("/images/" + image).statusCode();
    }

    private static EntryStore store() {
        return ingest.context().getBean(EntryStore.class);
    }

    /** Entries of a replica that is killed as it comes to call this method of its store. */
    private static Entries dyingAt(String method) {
        return entries(before(method, () -> {
            throw new Killed();
        }));
    }

    /** The store to somebody whom this happens to as it comes to call this method. */
    private static EntryStore before(String method, Runnable event) {
        return (EntryStore) Proxy.newProxyInstance(
                EntryStore.class.getClassLoader(), new Class<?>[] {EntryStore.class}, (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        event.run();
                    }
                    try {
                        return called.invoke(store(), arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static Entries entries(EntryStore store) {
        var context = ingest.context();
        return new Entries(
                store,
                context.getBean(EntryPublisher.class),
                new EntryEraser(store, context.getBean(StoredImages.class), context.getBean(RawArchive.class)),
                context.getBean(Clock.class));
    }

    private static Intake intake(EntryStore store) {
        var context = ingest.context();
        var parts = new Intake.Parts(
                store,
                context.getBean(EntryPublisher.class),
                context.getBean(RawArchive.class),
                context.getBean(Quotas.class),
                context.getBean(Clock.class),
                () -> {});
        return new Intake(parts, new ArticlePages(context.getBean(Fetcher.class), parts.clock()));
    }
}
