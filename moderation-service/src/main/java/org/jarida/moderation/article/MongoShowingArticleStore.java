package org.jarida.moderation.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Articles in the collection {@code articles}:
 *
 * <pre>{@code
 * {"_id": "3c…32 hex digits", "revision": 4, "title": "…", "sourceId": "alquds", "images": ["5f…"], "sortAt": 1733573730250}
 * }</pre>
 *
 * A withdrawn one stays, with its revision and without images or title, so that an older event cannot bring it back.
 * {@code sortAt} is in milliseconds. Index: {@code images, sortAt} for the articles of an image.
 */
final class MongoShowingArticleStore implements ShowingArticleStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final String REVISION = "revision";
    private static final String IMAGES = "images";
    private static final String SOURCE_ID = "sourceId";
    private static final String SORT_AT = "sortAt";

    private final MongoCollection<Document> articles;

    MongoShowingArticleStore(MongoDatabase database) {
        this.articles = database.getCollection("articles");
    }

    @Override
    public void ensureIndexes() {
        articles.createIndex(Indexes.compoundIndex(Indexes.ascending(IMAGES), Indexes.descending(SORT_AT)));
    }

    /** The upsert of an older revision finds nothing to replace and hits the key that is there: so it is left out. */
    @Override
    public void put(List<ShowingArticle> changed) {
        List<WriteModel<Document>> models = new ArrayList<>();
        for (ShowingArticle each : changed) {
            models.add(new ReplaceOneModel<>(
                    and(eq("_id", each.id()), lt(REVISION, each.revision())),
                    document(each),
                    new ReplaceOptions().upsert(true)));
        }
        if (models.isEmpty()) {
            return;
        }
        try {
            articles.bulkWrite(models, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException conflict) {
            boolean onlyOlder = conflict.getWriteConcernError() == null
                    && conflict.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
            if (!onlyOlder) {
                throw conflict;
            }
        }
    }

    @Override
    public List<ShowingArticle> showing(String imageId, int limit) {
        return articles.find(eq(IMAGES, imageId))
                .sort(Sorts.descending(SORT_AT))
                .limit(limit)
                .map(MongoShowingArticleStore::read)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Instant> firstShowing(String imageId) {
        return Optional.ofNullable(articles.find(eq(IMAGES, imageId))
                        .sort(Sorts.ascending(SORT_AT))
                        .first())
                .map(article -> read(article).sortAt());
    }

    @Override
    public List<String> imagesOf(String articleId) {
        Document article = articles.find(eq("_id", articleId))
                .projection(Projections.include(IMAGES))
                .first();
        return article == null ? List.of() : article.getList(IMAGES, String.class);
    }

    @Override
    public Set<String> shownBy(String sourceId, Collection<String> imageIds) {
        Set<String> shown = new HashSet<>();
        articles.find(and(in(IMAGES, imageIds), eq(SOURCE_ID, sourceId)))
                .projection(Projections.include(IMAGES))
                .forEach(article -> shown.addAll(article.getList(IMAGES, String.class)));
        shown.retainAll(Set.copyOf(imageIds));
        return shown;
    }

    @Override
    public Map<String, Set<String>> sourcesOf(Collection<String> imageIds) {
        Set<String> asked = Set.copyOf(imageIds);
        Map<String, Set<String>> sources = new HashMap<>();
        articles.find(in(IMAGES, asked))
                .projection(Projections.include(IMAGES, SOURCE_ID))
                .forEach(article -> article.getList(IMAGES, String.class).stream()
                        .filter(asked::contains)
                        .forEach(image -> sources.computeIfAbsent(image, _ -> new TreeSet<>())
                                .add(article.getString(SOURCE_ID))));
        return sources;
    }

    private static Document document(ShowingArticle article) {
        return new Document("_id", article.id())
                .append(REVISION, article.revision())
                .append("title", article.title())
                .append(SOURCE_ID, article.sourceId())
                .append(IMAGES, article.imageIds())
                .append(SORT_AT, article.sortAt().toEpochMilli());
    }

    private static ShowingArticle read(Document document) {
        return new ShowingArticle(
                document.getString("_id"),
                document.getLong(REVISION),
                document.getString("title"),
                document.getString(SOURCE_ID),
                document.getList(IMAGES, String.class),
                Instant.ofEpochMilli(document.getLong(SORT_AT)));
    }
}
