/** Documented measurements, each beside the limit it is compared with: see docs/benchmarks.md. */
@NullMarked
package org.jarida.benchmarks;

import org.jspecify.annotations.NullMarked;
