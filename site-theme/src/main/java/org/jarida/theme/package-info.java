/** Placeholder. */
@NullMarked
package org.jarida.theme;

import org.jspecify.annotations.NullMarked;
