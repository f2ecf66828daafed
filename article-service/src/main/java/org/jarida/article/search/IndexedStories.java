package org.jarida.article.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jarida.article.article.Article;
import org.jarida.article.article.Articles;
import org.jspecify.annotations.Nullable;

/**
 * Finds a story from any of its articles: the articles like it, and those like these, by average linkage. Nothing is kept
 * but what was found a while ago, and of that nothing that a new article changes.
 */
final class IndexedStories implements Stories {

    /** An article's words that others are looked up by, the heaviest: common ones have long lists and tell little. */
    private static final int LOOKED_UP = 16;

    private static final int CANDIDATES = MAX_ARTICLES;
    private static final int REMEMBERED = 1000;

    private final ArticleIndex index;
    private final Articles articles;
    private final StoryProfiles profiles = new StoryProfiles();
    private final Cache<String, Likes> likes;
    private final Cache<String, List<String>> stories;

    /** @param lag how long a story may miss an article that nobody has asked for yet, or keep one that has become another */
    IndexedStories(ArticleIndex index, Articles articles, Duration lag) {
        this.index = index;
        this.articles = articles;
        // a story is made of likes that may be as old
        this.likes = remembering(lag.dividedBy(2));
        this.stories = remembering(lag.dividedBy(2));
    }

    private static <T> Cache<String, T> remembering(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(time)
                .build();
    }

    /**
     * An article among those like it.
     *
     * @param own null when the index does not have it
     * @param others of other sources, the most similar first
     */
    private record Likes(@Nullable StoryProfile own, List<StoryProfile> others) {}

    private record Candidate(StoryProfile profile, double similarity) {}

    private static final Comparator<Candidate> BEST = Comparator.comparingDouble(Candidate::similarity)
            .reversed()
            .thenComparing(candidate -> candidate.profile().articleId());

    @Override
    public Map<String, List<Article>> of(List<Article> asked) {
        Map<String, List<String>> ids = index.ask(searcher -> ids(searcher, asked), Map.of());
        Map<String, Article> readable = new HashMap<>();
        asked.forEach(article -> readable.put(article.id(), article));
        List<String> others = ids.values().stream()
                .flatMap(List::stream)
                .filter(id -> !readable.containsKey(id))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            articles.pick(others).forEach(article -> readable.put(article.id(), article));
        }
        Map<String, List<Article>> told = new HashMap<>();
        ids.forEach((id, together) -> {
            List<Article> story = together.stream()
                    .map(readable::get)
                    .filter(Objects::nonNull)
                    .sorted(FIRST_PUBLISHED)
                    .toList();
            if (story.stream().map(article -> article.source().id()).distinct().count() > 1) {
                told.put(id, story);
            }
        });
        return told;
    }

    private Map<String, List<String>> ids(IndexSearcher searcher, List<Article> asked) throws IOException {
        // all of them before the first story, which the last may belong to
        for (Article article : asked) {
            likes(searcher, article.id());
        }
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (Article article : asked) {
            List<String> together = stories.getIfPresent(article.id());
            if (together == null) {
                together = together(searcher, article.id());
                stories.put(article.id(), together);
            }
            if (together.size() > 1) {
                ids.put(article.id(), together);
            }
        }
        return ids;
    }

    /**
     * Goes on from the article to those like it, and from these to those like them, the nearest first, as long as they are
     * like what is together already, on average: one article that is like two stories does not make one of them.
     */
    private List<String> together(IndexSearcher searcher, String articleId) throws IOException {
        Likes first = likes(searcher, articleId);
        StoryProfile own = first.own();
        if (own == null || first.others().isEmpty()) {
            return List.of();
        }
        List<StoryProfile> together = new ArrayList<>(List.of(own));
        Set<StoryProfile> ahead = byId(first.others());
        while (together.size() < MAX_ARTICLES && !ahead.isEmpty()) {
            Candidate nearest = ahead.stream()
                    .map(each -> new Candidate(each, average(each, together)))
                    .min(BEST)
                    .orElseThrow();
            if (nearest.similarity() < StoryProfile.SAME) {
                break;
            }
            together.add(nearest.profile());
            ahead.addAll(likes(searcher, nearest.profile().articleId()).others());
            ahead.removeAll(byId(together));
        }
        return together.stream().map(StoryProfile::articleId).toList();
    }

    private static Set<StoryProfile> byId(List<StoryProfile> profiles) {
        Set<StoryProfile> set = new TreeSet<>(Comparator.comparing(StoryProfile::articleId));
        set.addAll(profiles);
        return set;
    }

    private static double average(StoryProfile one, List<StoryProfile> others) {
        return others.stream().mapToDouble(one::similarity).average().orElse(0);
    }

    private Likes likes(IndexSearcher searcher, String articleId) throws IOException {
        Likes known = likes.getIfPresent(articleId);
        if (known == null) {
            known = find(searcher, articleId);
            if (known.own() != null) {
                likes.put(articleId, known);
                forgetWhatMisses(known.own(), known.others());
            }
        }
        return known;
    }

    /** What was found of others before this article came, or came to be like them, is looked for again. */
    private void forgetWhatMisses(StoryProfile article, List<StoryProfile> others) {
        for (StoryProfile other : others) {
            Likes theirs = likes.getIfPresent(other.articleId());
            if (theirs != null
                    && theirs.others().stream()
                            .noneMatch(each -> each.articleId().equals(article.articleId()))) {
                likes.invalidate(other.articleId());
                stories.invalidateAll();
            }
        }
    }

    private Likes find(IndexSearcher searcher, String articleId) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(Fields.ID, articleId)), 1).scoreDocs;
        StoryProfile own = found.length == 0 ? null : profiles.of(searcher, found[0].doc);
        if (own == null) {
            return new Likes(null, List.of());
        }
        List<Candidate> similar = new ArrayList<>();
        for (ScoreDoc candidate : searcher.search(candidates(own), CANDIDATES).scoreDocs) {
            StoryProfile other = profiles.of(searcher, candidate.doc);
            double similarity = other == null ? 0 : own.similarity(other);
            if (other != null && similarity >= StoryProfile.SAME) {
                similar.add(new Candidate(other, similarity));
            }
        }
        return new Likes(
                own, similar.stream().sorted(BEST).map(Candidate::profile).toList());
    }

    /** Scores by the squared weights of the words in common. */
    private static Query candidates(StoryProfile of) {
        String field = Fields.story(of.language());
        BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(2);
        of.heaviest(LOOKED_UP).forEach(term -> {
            Query has = new ConstantScoreQuery(new TermQuery(new Term(field, term.getKey())));
            query.add(new BoostQuery(has, (float) (term.getValue() * term.getValue())), Occur.SHOULD);
        });
        query.add(
                QueryCompiler.sortAt(
                        of.at().minus(StoryProfile.WINDOW).toEpochMilli(),
                        of.at().plus(StoryProfile.WINDOW).toEpochMilli()),
                Occur.FILTER);
        query.add(new TermQuery(new Term(Fields.SOURCE, of.sourceId())), Occur.MUST_NOT);
        return query.build();
    }
}
