/** Sources from and to OPML, the format in which feed readers exchange subscriptions. */
@NullMarked
package org.jarida.ingest.opml;

import org.jspecify.annotations.NullMarked;
