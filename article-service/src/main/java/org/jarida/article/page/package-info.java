/** The pages readers see: front page, article, sources and their archives. */
@NullMarked
package org.jarida.article.page;

import org.jspecify.annotations.NullMarked;
