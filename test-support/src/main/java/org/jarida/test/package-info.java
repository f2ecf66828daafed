/** Placeholder. */
@NullMarked
package org.jarida.test;

import org.jspecify.annotations.NullMarked;
