/** The sources that Jarida follows: what editors say of them, and their publication. */
@NullMarked
package org.jarida.ingest.source;

import org.jspecify.annotations.NullMarked;
