/** An editor's removal of an article, and its undoing. */
@NullMarked
package org.jarida.ingest.takedown;

import org.jspecify.annotations.NullMarked;
