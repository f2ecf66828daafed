/** Placeholder. */
@NullMarked
package org.jarida.article;

import org.jspecify.annotations.NullMarked;
