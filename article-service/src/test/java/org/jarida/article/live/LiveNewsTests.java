package org.jarida.article.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jarida.article.article.Entries;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.events.kafka.TopicPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveNewsTests {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final LiveNews news = new LiveNews();
    private final Map<Integer, Long> ends = new HashMap<>(Map.of(0, 40L, 1, 7L));

    @BeforeEach
    void readWhatWasThere() {
        advance(List.of());
    }

    @Test
    void whoComesNowIsToldWhatComesLater() throws Exception {
        publish(0, 1);
        LiveNews.Watch watch = news.watch(null);
        assertThat(watch.next(AT_ONCE).events()).isEmpty();

        publish(1, 2);

        assertThat(told(watch)).containsExactly(Entries.id(2));
        assertThat(told(watch)).isEmpty();
    }

    @Test
    void whatAnotherReplicaHasReadIsWaitedFor() throws Exception {
        LiveNews.Watch watch = news.watch(null);
        publish(0, 1);
        told(watch);
        LivePlace here = watch.place();

        assertThat(news.awaitReached(here, AT_ONCE)).isTrue();
        assertThat(news.awaitReached(here.after(1, 7), AT_ONCE)).isFalse();
        publish(1, 2);
        assertThat(news.awaitReached(here.after(1, 7), AT_ONCE)).isTrue();
        assertThat(news.awaitReached(new LivePlace("another topic", Map.of()), AT_ONCE))
                .isFalse();
    }

    @Test
    void whoComesBackIsToldWhatCameMeanwhileByAnyReplica() throws Exception {
        LiveNews.Watch first = news.watch(null);
        publish(0, 1);
        told(first);
        LivePlace left = first.place();
        publish(0, 2);
        publish(1, 3);
        LiveNews another = new LiveNews();
        another.advance(
                List.of(published(1, 6, 9), published(0, 40, 1), published(0, 41, 2), published(1, 7, 3)),
                new TopicPosition("cluster", "topic", Map.of(0, 42L, 1, 8L)),
                0,
                true);

        assertThat(told(news.watch(left))).containsExactly(Entries.id(2), Entries.id(3));
        assertThat(told(another.watch(left))).containsExactly(Entries.id(2), Entries.id(3));
    }

    @Test
    void whatWasWithdrawnIsNotToldAgain() throws Exception {
        LivePlace before = news.watch(null).place();
        publish(0, 1);
        advance(List.of(new ReceivedEvent<>(
                new ArticleWithdrawn(Entries.id(1), 2, "alayyam", WithdrawalReason.TAKEDOWN, Instant.EPOCH),
                0,
                end(0),
                Instant.EPOCH)));

        assertThat(news.watch(before).next(AT_ONCE).events())
                .singleElement()
                .satisfies(each -> assertThat(each.event()).isInstanceOf(ArticleWithdrawn.class));
    }

    @Test
    void whoWasAwayForLongLearnsThatSomethingIsMissing() throws Exception {
        LivePlace before = news.watch(null).place();
        IntStream.range(0, LiveNews.MEMORY + 1).forEach(number -> publish(0, number));

        LiveNews.Watch watch = news.watch(before);
        LiveNews.News next = watch.next(AT_ONCE);
        assertThat(next.missed()).isTrue();
        assertThat(next.events()).isEmpty();

        publish(0, 9_999);
        LiveNews.News later = watch.next(AT_ONCE);
        assertThat(later.missed()).isFalse();
        assertThat(later.events()).hasSize(1);
    }

    @Test
    void aPlaceOnAnotherTopicIsNone() throws Exception {
        LiveNews.Watch watch = news.watch(new LivePlace("another", Map.of(0, 40L, 1, 7L)));

        assertThat(watch.next(AT_ONCE).missed()).isTrue();
        assertThat(watch.place()).isEqualTo(new LivePlace("topic", Map.of(0, 40L, 1, 7L)));
    }

    private void publish(int partition, int number) {
        advance(List.of(published(partition, end(partition), number)));
    }

    private long end(int partition) {
        return ends.merge(partition, 1L, Long::sum) - 1;
    }

    private void advance(List<ReceivedEvent<ArticleEvent>> events) {
        news.advance(events, new TopicPosition("cluster", "topic", ends), 0, true);
    }

    private static ReceivedEvent<ArticleEvent> published(int partition, long offset, int number) {
        ArticlePublished event = new ArticlePublished(
                Entries.id(number), 1, Entries.content("alayyam", "ar", "عنوان", Instant.EPOCH, number));
        return new ReceivedEvent<>(event, partition, offset, Instant.EPOCH);
    }

    private static List<String> told(LiveNews.Watch watch) throws InterruptedException {
        List<ReceivedEvent<ArticleEvent>> events = watch.next(AT_ONCE).events();
        events.forEach(watch::told);
        return events.stream().map(each -> each.event().articleId()).toList();
    }
}
