/** Placeholder. */
@NullMarked
package org.jarida.moderation;

import org.jspecify.annotations.NullMarked;
