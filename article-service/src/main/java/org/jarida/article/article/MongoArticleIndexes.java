package org.jarida.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.jarida.article.article.MongoArticleStore.AUTHORS;
import static org.jarida.article.article.MongoArticleStore.ID;
import static org.jarida.article.article.MongoArticleStore.LANGUAGE;
import static org.jarida.article.article.MongoArticleStore.PENDING_SINCE;
import static org.jarida.article.article.MongoArticleStore.REVISION;
import static org.jarida.article.article.MongoArticleStore.SECTIONS;
import static org.jarida.article.article.MongoArticleStore.SORT_AT;
import static org.jarida.article.article.MongoArticleStore.SOURCE_ID;
import static org.jarida.article.article.MongoRevisions.ARTICLE_ID;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the indexes of articles, and fills in what older versions of this service did not write.
 *
 * <p>Of {@code articles}, each with {@code (sortAt, _id)} descending at its end: by itself for the newest of all, after
 * {@code sourceId} for a source's, after {@code language} for a language's, after {@code sections} for a section's and after
 * {@code authors} for an author's; and sparse {@code (pendingSince)} for the relay. Of {@code revisions}:
 * {@code (articleId, revision)} for an article's history.
 */
final class MongoArticleIndexes {

    private static final int BATCH = 500;

    private final MongoCollection<MongoArticle> articles;
    private final MongoCollection<MongoArticle.Earlier> revisions;

    MongoArticleIndexes(MongoCollection<MongoArticle> articles, MongoCollection<MongoArticle.Earlier> revisions) {
        this.articles = articles;
        this.revisions = revisions;
    }

    /** Harmless when all is there. */
    void ensure() {
        articles.createIndex(descending(SORT_AT, ID));
        for (String field : List.of(SOURCE_ID, LANGUAGE, SECTIONS, AUTHORS)) {
            articles.createIndex(compoundIndex(ascending(field), descending(SORT_AT, ID)));
        }
        articles.createIndex(ascending(PENDING_SINCE), new IndexOptions().sparse(true));
        revisions.createIndex(compoundIndex(ascending(ARTICLE_ID), descending(REVISION)));
        fillInLabels();
    }

    /** Of readable articles without keys; those that another replica moves on meanwhile have theirs from it. */
    private void fillInLabels() {
        List<MongoArticle> lacking = lacking();
        while (!lacking.isEmpty()) {
            List<UpdateOneModel<MongoArticle>> writes = new ArrayList<>();
            for (MongoArticle article : lacking) {
                MongoArticle whole = MongoArticle.of(article.state());
                writes.add(new UpdateOneModel<>(
                        and(eq(ID, article.id()), eq(REVISION, article.revision())),
                        combine(set(SECTIONS, whole.sections()), set(AUTHORS, whole.authors()))));
            }
            articles.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            lacking = lacking();
        }
    }

    /** Null finds what is absent, along the index of sections. */
    private List<MongoArticle> lacking() {
        return articles.find(and(eq(SECTIONS, null), exists(SORT_AT)))
                .limit(BATCH)
                .into(new ArrayList<>());
    }
}
