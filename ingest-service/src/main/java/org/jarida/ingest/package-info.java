/** Follows sources: fetches their feeds and pages, keeps entries and images, publishes what changed. */
@NullMarked
package org.jarida.ingest;

import org.jspecify.annotations.NullMarked;
