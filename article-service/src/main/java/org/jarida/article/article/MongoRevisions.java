package org.jarida.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.jarida.article.article.MongoArticleStore.CONTENT;
import static org.jarida.article.article.MongoArticleStore.ID;
import static org.jarida.article.article.MongoArticleStore.REVISION;
import static org.jarida.article.article.MongoArticleStore.UNORDERED;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * What articles said before, in MongoDB, one document for each earlier revision:
 * {@code {"_id": "0f3a…:2", "articleId", "revision", "content"}}.
 */
final class MongoRevisions {

    static final String REVISIONS = "revisions";
    static final String ARTICLE_ID = "articleId";

    private final MongoCollection<MongoArticle.Earlier> revisions;

    MongoRevisions(MongoDatabase database) {
        this.revisions = database.getCollection(REVISIONS, MongoArticle.Earlier.class);
    }

    MongoCollection<MongoArticle.Earlier> collection() {
        return revisions;
    }

    /** Keeps what the filings have replaced; a revision kept already stays as it is. */
    void keep(List<Filing> filings) {
        List<WriteModel<MongoArticle.Earlier>> writes = new ArrayList<>();
        for (Filing filing : filings) {
            for (Revision revision : filing.history()) {
                Bson fields = combine(
                        setOnInsert(ARTICLE_ID, revision.articleId()),
                        setOnInsert(REVISION, revision.number()),
                        setOnInsert(CONTENT, MongoContent.of(revision.content())));
                writes.add(new UpdateOneModel<>(
                        eq(ID, MongoArticle.Earlier.id(revision)), fields, new UpdateOptions().upsert(true)));
            }
        }
        if (!writes.isEmpty()) {
            revisions.bulkWrite(writes, UNORDERED);
        }
    }

    void erase(Map<String, Long> upTo) {
        List<DeleteManyModel<MongoArticle.Earlier>> deletions = upTo.entrySet().stream()
                .map(each -> new DeleteManyModel<MongoArticle.Earlier>(
                        and(eq(ARTICLE_ID, each.getKey()), lte(REVISION, each.getValue()))))
                .toList();
        if (!deletions.isEmpty()) {
            revisions.bulkWrite(deletions, UNORDERED);
        }
    }

    /** Newest first. */
    List<Revision> of(String articleId, int limit) {
        List<Revision> history = new ArrayList<>();
        revisions
                .find(eq(ARTICLE_ID, articleId))
                .sort(descending(REVISION))
                .limit(limit)
                .forEach(earlier -> history.add(earlier.kept()));
        return history;
    }
}
