package org.jarida.article.article;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static org.jarida.article.article.MongoArticleStore.AUTHORS;
import static org.jarida.article.article.MongoArticleStore.ID;
import static org.jarida.article.article.MongoArticleStore.LANGUAGE;
import static org.jarida.article.article.MongoArticleStore.SECTIONS;
import static org.jarida.article.article.MongoArticleStore.SORT_AT;
import static org.jarida.article.article.MongoArticleStore.SOURCE_ID;

import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** A reader's question as a filter of the documents that {@link MongoArticleStore} writes. */
final class MongoArticleFilter {

    private MongoArticleFilter() {}

    static Bson of(ArticleQuery query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(exists(SORT_AT));
        if (query.sourceId() != null) {
            filters.add(eq(SOURCE_ID, query.sourceId()));
        }
        if (query.section() != null) {
            filters.add(eq(SECTIONS, query.section()));
        }
        if (query.author() != null) {
            filters.add(eq(AUTHORS, query.author()));
        }
        if (query.language() != null) {
            filters.add(eq(LANGUAGE, MongoArticle.primary(query.language())));
        }
        if (query.from() != null) {
            filters.add(gte(SORT_AT, query.from()));
        }
        if (query.to() != null) {
            filters.add(lt(SORT_AT, query.to()));
        }
        Cursor after = query.after();
        if (after != null) {
            filters.add(lte(SORT_AT, after.sortAt())); // bounds the index scan; the next one decides
            filters.add(or(lt(SORT_AT, after.sortAt()), lt(ID, after.articleId())));
        }
        return and(filters);
    }
}
