package org.jarida.article.article;

import java.util.List;

/** What sources have changed in their articles. */
public interface Histories {

    /** The most earlier revisions that are looked at, the newest ones. */
    int MAX_REVISIONS = 30;

    /**
     * The texts that an article has had, newest first, the current one among them; none when it cannot be read. Each is shown
     * as the article itself would be now, by its source's policy and the verdicts on its images, and one is left out whose
     * title and text are those of the one before it: then only pictures had come.
     */
    List<Article> versions(String articleId);
}
