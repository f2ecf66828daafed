package org.jarida.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Articles in MongoDB, one document each:
 *
 * <pre>{@code
 * { "_id": "0f3a…",            // article id
 *   "revision": 3, "erased": 0, "published": 2,
 *   "pendingSince": ISODate,   // only while revision 3 is not yet on the topic of articles
 *   "sourceId": "alquds",
 *   "language": "ar",          // primary subtag; the whole tag is in the content; absent when withdrawn
 *   "sortAt": ISODate,         // absent when withdrawn, so that no list finds it
 *   "sections": ["سياسة"],     // keys of its labels, and
 *   "authors": ["karim-b"],    // of its authors' names; both absent when withdrawn
 *   "content": { …MongoContent… },              // absent when withdrawn
 *   "withdrawal": { "reason": "TAKEDOWN", "at": ISODate } }   // only when withdrawn
 * }</pre>
 *
 * and each earlier revision as {@link MongoRevisions} says.
 *
 * <p>{@link MongoArticleIndexes} makes the indexes and says which query each serves.
 */
final class MongoArticleStore implements ArticleStore {

    static final String ARTICLES = "articles";
    static final String ID = "_id";
    static final String REVISION = "revision";
    private static final String ERASED = "erased";
    private static final String PUBLISHED = "published";
    static final String PENDING_SINCE = "pendingSince";
    static final String SOURCE_ID = "sourceId";
    static final String LANGUAGE = "language";
    static final String SORT_AT = "sortAt";
    static final String SECTIONS = "sections";
    static final String AUTHORS = "authors";
    static final String CONTENT = "content";
    private static final Bson WITHOUT_BODY = exclude(CONTENT + "." + MongoContent.BODY);
    static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<MongoArticle> articles;
    private final MongoRevisions earlier;

    MongoArticleStore(MongoDatabase database) {
        this.articles = database.getCollection(ARTICLES, MongoArticle.class);
        this.earlier = new MongoRevisions(database);
    }

    @Override
    public void ensureIndexes() {
        new MongoArticleIndexes(articles, earlier.collection()).ensure();
    }

    @Override
    public Map<String, ArticleState> load(Collection<String> ids) {
        Map<String, ArticleState> states = new HashMap<>();
        articles.find(in(ID, ids)).forEach(stored -> states.put(stored.id(), stored.state()));
        return states;
    }

    @Override
    public Map<String, ArticleState> loadWithoutBodies(Collection<String> ids) {
        Map<String, ArticleState> states = new HashMap<>();
        articles.find(in(ID, ids)).projection(WITHOUT_BODY).forEach(stored -> states.put(stored.id(), stored.state()));
        return states;
    }

    @Override
    public boolean write(List<Filing> filings) {
        earlier.keep(filings);
        List<WriteModel<MongoArticle>> writes = new ArrayList<>();
        int replacements = 0;
        for (Filing filing : filings) {
            if (filing.changes()) {
                MongoArticle article = MongoArticle.of(filing.after());
                ArticleState before = filing.before();
                replacements += before == null ? 0 : 1;
                writes.add(
                        before == null
                                ? new InsertOneModel<>(article)
                                : new ReplaceOneModel<>(stillAs(before), article));
            }
        }
        if (writes.isEmpty()) {
            return true;
        }
        try {
            BulkWriteResult result = articles.bulkWrite(writes, UNORDERED);
            return result.getMatchedCount() == replacements;
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false; // another replica was the first to store one of them
            }
            throw failure;
        }
    }

    private static Bson stillAs(ArticleState before) {
        return and(
                eq(ID, before.id()),
                eq(REVISION, before.revision()),
                eq(ERASED, before.erased()),
                eq(PUBLISHED, before.published()));
    }

    @Override
    public void erase(Map<String, Long> upTo) {
        earlier.erase(upTo);
    }

    @Override
    public void published(Collection<ArticleState> states) {
        List<UpdateOneModel<MongoArticle>> writes = states.stream()
                .map(state -> new UpdateOneModel<MongoArticle>(
                        and(eq(ID, state.id()), eq(REVISION, state.revision())),
                        combine(set(PUBLISHED, state.revision()), unset(PENDING_SINCE))))
                .toList();
        if (!writes.isEmpty()) {
            articles.bulkWrite(writes, UNORDERED);
        }
    }

    @Override
    public List<ArticleState> movedOn(Map<String, Long> revisions) {
        List<String> changed = new ArrayList<>();
        for (MongoArticle.Numbered article : numbers(in(ID, revisions.keySet()))) {
            if (!Long.valueOf(article.revision()).equals(revisions.get(article.id()))) {
                changed.add(article.id());
            }
        }
        return changed.isEmpty() ? List.of() : List.copyOf(load(changed).values());
    }

    @Override
    public List<String> pending(Instant since, int limit) {
        List<String> ids = new ArrayList<>();
        numbers(lte(PENDING_SINCE, since))
                .sort(ascending(PENDING_SINCE))
                .limit(limit)
                .forEach(article -> ids.add(article.id()));
        return ids;
    }

    @Override
    public Duration oldestPending(Instant now) {
        MongoArticle.Numbered oldest =
                numbers(exists(PENDING_SINCE)).sort(ascending(PENDING_SINCE)).first();
        Instant since = oldest == null ? null : oldest.pendingSince();
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    @Override
    public Map<String, Long> revisionsAfter(@Nullable String id, int limit) {
        Map<String, Long> found = new LinkedHashMap<>();
        numbers(id == null ? new BsonDocument() : gt(ID, id))
                .sort(ascending(ID))
                .limit(limit)
                .forEach(article -> found.put(article.id(), article.revision()));
        return found;
    }

    private FindIterable<MongoArticle.Numbered> numbers(Bson filter) {
        return articles.find(filter, MongoArticle.Numbered.class).projection(include(REVISION, PENDING_SINCE));
    }

    @Override
    public Optional<ArticleState> find(String id) {
        return Optional.ofNullable(articles.find(eq(ID, id)).first()).map(MongoArticle::state);
    }

    @Override
    public List<ArticleState> page(ArticleQuery query, int limit) {
        List<ArticleState> page = new ArrayList<>();
        articles.find(MongoArticleFilter.of(query))
                .projection(WITHOUT_BODY)
                .sort(descending(SORT_AT, ID))
                .limit(limit)
                .forEach(stored -> page.add(stored.state()));
        return page;
    }

    @Override
    public boolean hasImage(String articleId, String imageId) {
        return articles.find(
                                and(eq(ID, articleId), eq(CONTENT + "." + MongoContent.IMAGE_ID, imageId)),
                                MongoArticle.Numbered.class)
                        .projection(include(REVISION))
                        .first()
                != null;
    }

    @Override
    public List<Revision> history(String articleId, int limit) {
        return earlier.of(articleId, limit);
    }
}
