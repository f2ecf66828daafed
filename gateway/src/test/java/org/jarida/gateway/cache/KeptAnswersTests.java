package org.jarida.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.RouteTable;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

class KeptAnswersTests {

    private static final Route ROUTE = RouteTable.find(HttpMethod.GET, "/").orElseThrow();

    private final AtomicLong ticks = new AtomicLong();
    private final KeptAnswers kept = new KeptAnswers(DataSize.ofKilobytes(64), Duration.ofMinutes(5), ticks::get);

    @Test
    void neverMoreBytesThanAllowed() {
        for (int i = 0; i < 1_000; i++) {
            kept.keep(question("/articles/" + i), answer(4_000, 0));
            kept.settle();
            assertThat(kept.bytes()).isLessThanOrEqualTo(64 * 1024);
        }
        assertThat(kept.count()).isBetween(1L, 16L);
    }

    @Test
    void longAddressesAreWeighedToo() {
        for (int i = 0; i < 1_000; i++) {
            kept.keep(question("/articles/" + i + "x".repeat(1_000)), answer(0, 0));
        }
        kept.settle();

        assertThat(kept.count()).isBetween(1L, 64L);
    }

    @Test
    void anAnswerThatIsLargerThanAllTogetherIsNotKept() {
        kept.keep(question("/"), answer(65 * 1024, 0));
        kept.settle();

        assertThat(kept.find(question("/"))).isNull();
    }

    @Test
    void theAnswerThatWasAskedForLaterStays() {
        Answer later = answer(10, 7);
        kept.keep(question("/"), later);
        kept.keep(question("/"), answer(10, 6));
        assertThat(kept.find(question("/"))).isSameAs(later);

        Answer latest = answer(10, 8);
        kept.keep(question("/"), latest);
        assertThat(kept.find(question("/"))).isSameAs(latest);
    }

    @Test
    void whatNobodyAsksForIsForgotten() {
        kept.keep(question("/"), answer(10, 0));
        ticks.set(Duration.ofMinutes(6).toNanos());

        assertThat(kept.find(question("/"))).isNull();
    }

    @Test
    void anAnswerIsFreshForTheShorterOfTwoTimes() {
        long second = Duration.ofSeconds(1).toNanos();
        Answer answer = answer(10, 100);

        assertThat(answer.isFresh(100, second)).isTrue();
        assertThat(answer.isFresh(100 + second - 1, second)).isTrue();
        assertThat(answer.isFresh(100 + second, second)).isFalse();
        assertThat(answer.isFresh(100 + 3 * second - 1, 10 * second)).isTrue();
        assertThat(answer.isFresh(100 + 3 * second, 10 * second)).isFalse();
    }

    private static Question question(String path) {
        return new Question(path, null, UiLanguage.AR, "", false);
    }

    private static Answer answer(int bytes, long sent) {
        Sharing sharing = new Sharing(Duration.ofSeconds(3), Duration.ZERO);
        return new Answer(ROUTE, 200, new HttpHeaders(), new byte[bytes], sent, sharing);
    }
}
