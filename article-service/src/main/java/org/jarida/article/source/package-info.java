/** The sources of articles: their names, credits and how much of their text may be shown. */
@NullMarked
package org.jarida.article.source;

import org.jspecify.annotations.NullMarked;
