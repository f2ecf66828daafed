package org.jarida.article.article;

import java.util.List;

/** Articles as readers may see them now. Every read asks the verdicts and the sources' policies first. */
public interface Articles {

    /** The most headlines that {@link #latest} gives. */
    int MAX_HEADLINES = 100;

    /** One article with its body. */
    Lookup find(String articleId);

    /** A page of articles without their bodies. */
    ArticlePage list(ArticleQuery query);

    /** Articles with their bodies, in the order of the ids given; those that cannot be read are left out. */
    List<Article> whole(List<String> articleIds);

    /** The articles with these ids that can be read, in the order of the ids, without their bodies. */
    List<Article> pick(List<String> articleIds);

    /** The newest titles of all sources. */
    List<Headline> latest(int count);

    /** Whether a readable article has this image, hidden or not, whatever its source's policy shows of it. */
    boolean hasImage(String articleId, String imageId);
}
