/** Placeholder. */
@NullMarked
package org.jarida.runner;

import org.jspecify.annotations.NullMarked;
