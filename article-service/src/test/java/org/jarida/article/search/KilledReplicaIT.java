package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.jarida.article.rate.GeneratedNews;
import org.jarida.article.rate.SiteFromJars;
import org.jarida.events.ArticleContent;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** article-service itself is killed while it files entries, publishes and indexes: in the end its index equals its store. */
@Tag("soak")
class KilledReplicaIT {

    private static final int KILLS = 20;
    private static final int ARTICLES = 10_000;
    private static final int READABLE = ARTICLES - ARTICLES / 20;

    @TempDir
    private Path folder;

    private final GeneratedNews news = new GeneratedNews();

    @Test
    void theIndexOfAReplicaKilledTwentyTimesEqualsItsStore() throws Exception {
        Random random = new Random(3);
        int interrupted = 0;
        try (SiteFromJars site = new SiteFromJars(folder)) {
            for (int kill = 0; kill < KILLS; kill++) {
                publish(kill * ARTICLES / KILLS, (kill + 1) * ARTICLES / KILLS);
                startArticleService(site);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(2_500));
                interrupted += site.meter("jarida_search_articles") < READABLE ? 1 : 0;
                site.kill();
            }
            startArticleService(site);
            site.awaitAllHandled();
            site.awaitIndex(READABLE);
            site.stop();

            Map<String, Long> stored = stored(site);
            assertThat(stored).hasSize(ARTICLES);
            assertThat(IndexOnDisk.read(site.index()).revisions()).isEqualTo(stored);
            System.out.printf("%d kills, %d of them before all was indexed%n", KILLS, interrupted);
        }
    }

    private static void startArticleService(SiteFromJars site) {
        site.startArticleService("-Djarida.search.commit-after=200");
    }

    /** One in twenty is withdrawn, one in ten revised. */
    private void publish(int from, int to) {
        try (var sender = new SiteFromJars.Sender()) {
            for (int number = from + 1; number <= to; number++) {
                String id = GeneratedNews.articleId(number);
                ArticleContent content = news.next(number);
                sender.send(new EntryDiscovered(id, 1, content));
                if (number % 20 == 0) {
                    sender.send(new EntryWithdrawn(
                            id,
                            2,
                            content.sourceId(),
                            WithdrawalReason.TAKEDOWN,
                            Instant.parse("2026-11-22T09:00:00Z")));
                } else if (number % 10 == 1) {
                    sender.send(new EntryRevised(id, 2, news.next(number)));
                }
            }
        }
    }

    /** The revision of each article, negative when it is withdrawn. */
    private static Map<String, Long> stored(SiteFromJars site) {
        Map<String, Long> stored = new TreeMap<>();
        TestStore.database(site.database())
                .getCollection("articles", BsonDocument.class)
                .find()
                .forEach(article -> {
                    long revision = article.getNumber("revision").longValue();
                    stored.put(
                            article.getString("_id").getValue(), article.containsKey("content") ? revision : -revision);
                });
        return stored;
    }
}
