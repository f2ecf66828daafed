/** Placeholder. */
@NullMarked
package org.jarida.benchmarks;

import org.jspecify.annotations.NullMarked;
