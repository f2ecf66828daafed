package org.jarida.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents that {@link MongoArticleStore} writes, along its index {@code (sortAt, _id)} and no more of each than
 * an address needs. A withdrawn article has no {@code sortAt}, so that no range of time finds it.
 */
final class MongoListings implements Listings {

    private static final String SORT_AT = "sortAt";
    private static final String SOURCE_ID = "sourceId";

    private final MongoCollection<Listed> articles;

    MongoListings(MongoDatabase database) {
        this.articles = database.getCollection(MongoArticleStore.ARTICLES, Listed.class);
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Listed(@BsonId String id, String sourceId, Instant sortAt, Text content) {

        /** The part of the content that is read. */
        public record Text(
                String title, String language, @Nullable Instant editedAt) {}

        Listing listing() {
            return new Listing(id, sourceId, content.title(), content.language(), sortAt, content.editedAt());
        }
    }

    @Override
    public List<Listing> between(Instant from, Instant to, Set<String> exceptSources, int limit) {
        List<Listing> found = new ArrayList<>();
        newest(and(gte(SORT_AT, from), lt(SORT_AT, to), nin(SOURCE_ID, exceptSources)), limit)
                .forEach(listed -> found.add(listed.listing()));
        return found;
    }

    @Override
    public Optional<Instant> newestBefore(Instant time, Set<String> exceptSources) {
        return Optional.ofNullable(newest(and(lt(SORT_AT, time), nin(SOURCE_ID, exceptSources)), 1)
                        .first())
                .map(Listed::sortAt);
    }

    @Override
    public int count(Instant from, Instant to, int most) {
        return (int) articles.countDocuments(and(gte(SORT_AT, from), lt(SORT_AT, to)), new CountOptions().limit(most));
    }

    /** A question for each, along the index of sources: one for all would go through every article. */
    @Override
    public Map<String, Instant> newestOf(Collection<String> sourceIds) {
        MongoCollection<Dated> dated = articles.withDocumentClass(Dated.class);
        Map<String, Instant> newest = new HashMap<>();
        for (String sourceId : sourceIds) {
            Dated article = dated.find(and(eq(SOURCE_ID, sourceId), exists(SORT_AT)))
                    .projection(include(SORT_AT))
                    .sort(descending(SORT_AT, "_id"))
                    .first();
            if (article != null) {
                newest.put(sourceId, article.sortAt());
            }
        }
        return newest;
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Dated(@BsonId String id, Instant sortAt) {}

    @Override
    public List<List<String>> newestLabels(int limit) {
        List<List<String>> labels = new ArrayList<>();
        articles.withDocumentClass(Labelled.class)
                .find(exists(SORT_AT))
                .projection(include("content.categories"))
                .sort(descending(SORT_AT, "_id"))
                .limit(limit)
                .forEach(article -> labels.add(article.content().categories()));
        return labels;
    }

    /** Public for the driver alone, which reads it by reflection. */
    public record Labelled(@BsonId String id, Sorting content) {

        /** The part of the content that is read. */
        public record Sorting(List<String> categories) {}
    }

    private FindIterable<Listed> newest(Bson filter, int limit) {
        return articles.find(filter)
                .projection(include(SOURCE_ID, SORT_AT, "content.title", "content.language", "content.editedAt"))
                .sort(descending(SORT_AT, "_id"))
                .limit(limit);
    }
}
