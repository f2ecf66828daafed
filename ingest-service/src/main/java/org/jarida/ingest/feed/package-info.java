/** Reads RSS, Atom and JSON Feed documents, however badly they are written. */
@NullMarked
package org.jarida.ingest.feed;

import org.jspecify.annotations.NullMarked;
