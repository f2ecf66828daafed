/** Shows what would be ingested from a feed or a page, storing nothing. */
@NullMarked
package org.jarida.ingest.preview;

import org.jspecify.annotations.NullMarked;
