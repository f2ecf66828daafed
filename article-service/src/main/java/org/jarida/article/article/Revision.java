package org.jarida.article.article;

import org.jarida.events.ArticleContent;

/** An earlier text of an article, kept as its history. */
record Revision(String articleId, long number, ArticleContent content) {}
