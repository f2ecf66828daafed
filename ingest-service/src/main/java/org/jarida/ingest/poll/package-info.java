/** When which feed is visited, by whom, and what comes of it. */
@NullMarked
package org.jarida.ingest.poll;

import org.jspecify.annotations.NullMarked;
