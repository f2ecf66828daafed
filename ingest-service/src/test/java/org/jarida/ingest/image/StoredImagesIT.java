package org.jarida.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.fetch.FetchSettings;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is served of a picture is made when it first comes, and once. */
class StoredImagesIT {

    private static final int[] WIDTHS = {320, 640, 1280};
    private static final ImageSettings SETTINGS =
            new ImageSettings(100, 25_000_000, Duration.ofSeconds(10), 2, Duration.ofDays(30), Duration.ofHours(6));

    private final Fetcher fetcher = new Fetcher(
            new FetchSettings(
                    List.of("127.0.0.0/8"),
                    false,
                    "Jarida",
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Duration.ofSeconds(30)),
            Clock.systemUTC());
    private final MongoDatabase database = TestStore.freshDatabase();
    private final CountingStore store = new CountingStore(new MongoImageStore(database));
    private final ImageDeriver deriver = new ImageDeriver(SETTINGS);
    private final StoredImages images = new StoredImages(fetcher, deriver, store, SETTINGS, Clock.systemUTC());

    @AfterEach
    void close() {
        deriver.close();
        fetcher.close();
    }

    @Test
    void afterItHasComeNothingOfItIsDecodedAgain() throws Exception {
        try (var newspaper = new Newspaper()) {
            newspaper.serve("/p.png", "image/png", picture()).serve("/again.png", "image/png", picture());
            var first = images.obtain(newspaper.address("/p.png").toString());
            deriver.close(); // whoever wants to decode from now on fails

            assertThat(first).isInstanceOf(ImageResult.Stored.class);
            assertThat(images.obtain(newspaper.address("/p.png").toString())).isEqualTo(first);
            assertThat(images.obtain(newspaper.address("/again.png").toString()))
                    .isEqualTo(first);
            assertThat(newspaper.visits("/p.png")).hasSize(1);
            var id = ((ImageResult.Stored) first).id();
            for (int width : WIDTHS) {
                var served = store.rendition(id, width).orElseThrow();
                assertThat(store.rendition(id, width).orElseThrow().bytes()).isEqualTo(served.bytes());
            }
            assertThat(store.saved.get()).isEqualTo(1);
        }
    }

    @Test
    void twoThatComeAtTheSameTimeAreMadeOnce() throws Exception {
        var picture = picture();
        var together = new CyclicBarrier(2);
        try (var one = new Newspaper();
                var other = new Newspaper("127.0.2.2");
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var newspaper : List.of(one, other)) {
                newspaper.serve("/p.png", exchange -> {
                    await(together);
                    Newspaper.send(exchange, 200, Map.of("Content-Type", "image/png"), picture);
                });
            }
            Callable<ImageResult> first =
                    () -> images.obtain(one.address("/p.png").toString());
            Callable<ImageResult> second =
                    () -> images.obtain(other.address("/p.png").toString());
            var results = callers.invokeAll(List.of(first, second));

            assertThat(results.getFirst().get())
                    .isInstanceOf(ImageResult.Stored.class)
                    .isEqualTo(results.getLast().get());
            assertThat(store.saved.get()).isEqualTo(1);
            assertThat(database.getCollection("image_renditions", Document.class)
                            .countDocuments())
                    .isEqualTo(WIDTHS.length);
        }
    }

    /** Counts how often a picture was made: each is saved once it is. */
    private static final class CountingStore implements ImageStore {

        private final AtomicInteger saved = new AtomicInteger();
        private final ImageStore store;

        CountingStore(ImageStore store) {
            this.store = store;
        }

        @Override
        public void ensureIndexes() {
            store.ensureIndexes();
        }

        @Override
        public Optional<Known> find(String id) {
            return store.find(id);
        }

        @Override
        public void save(String id, DerivedImage image, Instant now) {
            saved.incrementAndGet();
            store.save(id, image, now);
        }

        @Override
        public Optional<Rendition> rendition(String id, int width) {
            return store.rendition(id, width);
        }

        @Override
        public void erase(String id) {
            store.erase(id);
        }

        @Override
        public Optional<Memory> recall(String address) {
            return store.recall(address);
        }

        @Override
        public void remember(String address, Memory memory) {
            store.remember(address, memory);
        }

        @Override
        public boolean applyVerdict(String id, long version, boolean visible) {
            return store.applyVerdict(id, version, visible);
        }

        @Override
        public boolean hidden(String id) {
            return store.hidden(id);
        }
    }

    private static void await(CyclicBarrier together) throws IOException {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IOException(broken);
        }
    }

    /** Of noise, which takes a while to decode. */
    private static byte[] picture() throws IOException {
        var image = new BufferedImage(1_600, 1_200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
