package org.jarida.article.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.article.article.Articles;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ImageReportWithdrawn;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.service.trust.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Takes reports of images and their withdrawals. Returning means that the broker has acknowledged; nothing is stored here.
 * The same reader's report of the same image in the same round is the same event however often it is sent.
 */
final class Reports {

    private static final Pattern ARTICLE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final int REPORT_ID_LENGTH = 32;
    /** An article keeps its images; one that is withdrawn meanwhile takes reports that decide nothing for so long. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 10_000;

    private final Articles articles;
    private final Verdicts verdicts;
    private final ReportTopic topic;
    private final Cache<Place, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build();

    Reports(Articles articles, Verdicts verdicts, ReportTopic topic) {
        this.articles = articles;
        this.verdicts = verdicts;
        this.topic = topic;
    }

    /** An image in an article. */
    private record Place(String articleId, String imageId) {}

    /** Reports an image of an article, hidden already or not. */
    void report(Caller caller, String articleId, String imageId, ReportReason reason, @Nullable String comment) {
        requireImage(articleId, imageId);
        Reader reader = reader(caller);
        List<String> networks = networks(caller);
        int round = verdicts.round(imageId);
        topic.publish(new ImageReported(
                reportId(reader, imageId, round),
                imageId,
                articleId,
                round,
                reader.keys(),
                networks,
                reason,
                comment,
                reader.baseWeight()));
    }

    /** Takes the caller's report of an image back. */
    void withdraw(Caller caller, String articleId, String imageId) {
        requireImage(articleId, imageId);
        Reader reader = known(caller)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no report to withdraw: this browser has sent none."));
        int round = verdicts.round(imageId);
        topic.publish(
                new ImageReportWithdrawn(reportId(reader, imageId, round), imageId, articleId, round, reader.keys()));
    }

    private void requireImage(String articleId, String imageId) {
        Place place = new Place(articleId, imageId);
        if (known.getIfPresent(place) != null) {
            return;
        }
        if (!ARTICLE_ID.matcher(articleId).matches()
                || !IMAGE_ID.matcher(imageId).matches()
                || !articles.hasImage(articleId, imageId)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such image in this article.");
        }
        known.put(place, true);
    }

    private static Reader reader(Caller caller) {
        return known(caller)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "A report counts for one reader, and nothing says for whom."));
    }

    /** A withdrawal, unlike a report, makes no reader of somebody who comes without a cookie. */
    private static Optional<Reader> known(Caller caller) {
        return Optional.ofNullable(caller.reader())
                .filter(reader -> !reader.keys().isEmpty());
    }

    private static List<String> networks(Caller caller) {
        if (caller.networkKeys().isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "A report counts for one network, and nothing says for which.");
        }
        return caller.networkKeys();
    }

    /** The same for every retry of one reader in one round. */
    static String reportId(Reader reader, String imageId, int round) {
        String what = reader.keys().getFirst() + "|" + imageId + "|" + round;
        return HexFormat.of().formatHex(sha256(what)).substring(0, REPORT_ID_LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
