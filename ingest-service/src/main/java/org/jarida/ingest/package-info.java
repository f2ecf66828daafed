/** Placeholder. */
@NullMarked
package org.jarida.ingest;

import org.jspecify.annotations.NullMarked;
