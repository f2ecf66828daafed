package org.jarida.moderation.statistics;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Months in the collection {@code transparency}, rounded as they are published:
 *
 * <pre>{@code
 * {"_id": "2026-10", "reports": 120, "hidesByRule": 9, "hidesByPeople": 1, "restores": 2, "reviews": 8,
 *  "medianSeconds": 5400, "appeals": 1, "appealsUpheld": 0, "appealsOverturned": 1}
 * }</pre>
 *
 * {@code medianSeconds} may be null. No index but that of {@code _id}, whose order is that of months.
 */
final class MongoMonthStore implements MonthStore {

    private final MongoCollection<Document> months;

    MongoMonthStore(MongoDatabase database) {
        this.months = database.getCollection("transparency");
    }

    @Override
    public void add(Month month) {
        Document document = new Document("reports", month.reports())
                .append("hidesByRule", month.hidesByRule())
                .append("hidesByPeople", month.hidesByPeople())
                .append("restores", month.restores())
                .append("reviews", month.reviews())
                .append("medianSeconds", month.medianSeconds())
                .append("appeals", month.appeals())
                .append("appealsUpheld", month.appealsUpheld())
                .append("appealsOverturned", month.appealsOverturned());
        months.updateOne(
                eq("_id", month.month().toString()),
                new Document("$setOnInsert", document),
                new UpdateOptions().upsert(true));
    }

    @Override
    public Set<YearMonth> known(Set<YearMonth> asked) {
        return months.find(in("_id", asked.stream().map(YearMonth::toString).toList()))
                .projection(Projections.include("_id"))
                .map(month -> YearMonth.parse(month.getString("_id")))
                .into(new HashSet<>());
    }

    @Override
    public List<Month> all() {
        return months.find()
                .sort(Sorts.descending("_id"))
                .map(month -> new Month(
                        YearMonth.parse(month.getString("_id")),
                        month.getLong("reports"),
                        month.getLong("hidesByRule"),
                        month.getLong("hidesByPeople"),
                        month.getLong("restores"),
                        month.getLong("reviews"),
                        month.getLong("medianSeconds"),
                        month.getLong("appeals"),
                        month.getLong("appealsUpheld"),
                        month.getLong("appealsOverturned")))
                .into(new ArrayList<>());
    }
}
