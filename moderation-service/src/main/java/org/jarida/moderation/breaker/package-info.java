/** Stops automatic hides when there are suddenly too many of them. */
@NullMarked
package org.jarida.moderation.breaker;

import org.jspecify.annotations.NullMarked;
