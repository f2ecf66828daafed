/** The reading side: what newspapers published, as readers may see it. */
@NullMarked
package org.jarida.article;

import org.jspecify.annotations.NullMarked;
