/** Articles: filed from entries in any order, published on their topic, read through {@link org.jarida.article.article.Articles}. */
@NullMarked
package org.jarida.article.article;

import org.jspecify.annotations.NullMarked;
