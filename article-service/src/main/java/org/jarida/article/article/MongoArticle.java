package org.jarida.article.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jarida.events.ArticleContent;
import org.jarida.events.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** The document of an article; see {@link MongoArticleStore}. Absent fields are null. Public for the driver alone, which reads it by reflection. */
public record MongoArticle(
        @BsonId String id,
        long revision,
        long erased,
        long published,
        @Nullable Instant pendingSince,
        String sourceId,
        @Nullable String language,
        @Nullable Instant sortAt,
        @Nullable List<String> sections,
        @Nullable List<String> authors,
        @Nullable MongoContent content,
        @Nullable Gone withdrawal) {

    /** Why and when it went. */
    public record Gone(WithdrawalReason reason, Instant at) {}

    /** As much of the document as tells whether it has moved on. */
    public record Numbered(
            @BsonId String id, long revision, @Nullable Instant pendingSince) {}

    /** The document of an earlier revision. */
    public record Earlier(@BsonId String id, String articleId, long revision, MongoContent content) {

        static String id(Revision revision) {
            return revision.articleId() + ":" + revision.number();
        }

        Revision kept() {
            return new Revision(articleId, revision, content.content());
        }
    }

    static MongoArticle of(ArticleState state) {
        ArticleContent content = state.content();
        Withdrawal withdrawal = state.withdrawal();
        return new MongoArticle(
                state.id(),
                state.revision(),
                state.erased(),
                state.published(),
                state.pendingSince(),
                content != null ? content.sourceId() : withdrawal != null ? withdrawal.sourceId() : "",
                content == null ? null : primary(content.language()),
                content == null ? null : content.sortAt(),
                content == null ? null : Labels.keys(content.categories()),
                content == null ? null : Labels.keys(content.authors()),
                content == null ? null : MongoContent.of(content),
                withdrawal == null ? null : new Gone(withdrawal.reason(), withdrawal.at()));
    }

    ArticleState state() {
        return new ArticleState(
                id,
                revision,
                content == null ? null : content.content(),
                withdrawal == null ? null : new Withdrawal(sourceId, withdrawal.reason(), withdrawal.at()),
                erased,
                published,
                pendingSince);
    }

    /** The first subtag of a language tag, by which lists find it. */
    static String primary(String language) {
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
