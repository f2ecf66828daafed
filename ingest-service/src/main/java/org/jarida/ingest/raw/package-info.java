/** What newspapers answered, byte for byte, for a while: so that a mended rule can be run again without asking anybody. */
@NullMarked
package org.jarida.ingest.raw;

import org.jspecify.annotations.NullMarked;
