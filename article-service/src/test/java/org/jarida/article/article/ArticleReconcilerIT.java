package org.jarida.article.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jarida.article.RunningService;
import org.jarida.article.Wire;
import org.jarida.events.ArticlePublished;
import org.jarida.events.Topics;
import org.jarida.test.TestBroker;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.Test;

class ArticleReconcilerIT {

    private static final String STALE = Entries.id(9001);
    private static final String MISSING = Entries.id(9002);

    @Test
    void anOldLastRecordAndAMissingOneAreMended() {
        try (RunningService service = RunningService.start()) {
            EntriesInStore.file(service, Entries.revised(STALE, 2, Entries.content("ب")));
            EntriesInStore.file(service, Entries.discovered(MISSING, Entries.content("أ")));
            ArticleStore store = service.bean(ArticleStore.class);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> store.find(STALE).orElseThrow().published() == 2
                            && store.find(MISSING).orElseThrow().published() == 1);
            Wire.publish(new ArticlePublished(STALE, 1, Entries.content("أ")));
            assertThat(ids(STALE).getLast()).isEqualTo(STALE + ":1");
            ArticleReconciler reconciler = service.bean(ArticleReconciler.class);

            assertThat(reconciler.reconcile()).isEqualTo(1);

            assertThat(ids(STALE).getLast()).isEqualTo(STALE + ":2");
            assertThat(ids(MISSING)).hasSize(1);
            assertThat(reconciler.reconcile()).isZero();
        }
    }

    private static List<String> ids(String articleId) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.ARTICLES.name())
                .messages().stream()
                        .filter(message -> new String(message.key(), UTF_8).equals(articleId))
                        .map(message ->
                                new String(message.headers().lastHeader("ce_id").value(), UTF_8))
                        .toList();
    }
}
