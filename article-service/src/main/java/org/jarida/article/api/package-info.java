/** Articles and headlines as JSON, for machines. */
@NullMarked
package org.jarida.article.api;

import org.jspecify.annotations.NullMarked;
