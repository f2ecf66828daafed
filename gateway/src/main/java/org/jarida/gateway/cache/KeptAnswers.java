package org.jarida.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The answers in memory, the least useful dropped where there are too many bytes of them. */
final class KeptAnswers {

    private final Cache<Question, Answer> answers;

    KeptAnswers(DataSize size, Duration unused, Ticker ticker) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(size.toBytes())
                .weigher((Question question, Answer answer) -> question.size() + answer.size())
                .expireAfterWrite(unused)
                .ticker(ticker)
                .build();
    }

    @Nullable Answer find(Question question) {
        return answers.getIfPresent(question);
    }

    /** Keeps an answer, unless one is kept that was asked for later. */
    void keep(Question question, Answer answer) {
        answers.asMap().merge(question, answer, Answer::later);
    }

    void drop(Question question) {
        answers.invalidate(question);
    }

    long count() {
        return answers.estimatedSize();
    }

    long bytes() {
        return answers.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize())
                .orElse(OptionalLong.empty())
                .orElse(0);
    }

    /** Finishes what Caffeine puts off, so that the bounds hold now. */
    void settle() {
        answers.cleanUp();
    }
}
