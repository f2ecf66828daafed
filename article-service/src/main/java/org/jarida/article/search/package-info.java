/**
 * Search in articles: an index that each replica derives for itself from the topic of articles, and what readers ask of it.
 * Nothing here is the only copy of anything, and nothing is shown but through {@link org.jarida.article.article.Articles}.
 */
@NullMarked
package org.jarida.article.search;

import org.jspecify.annotations.NullMarked;
