/** Finds out in which character encoding a document really is, whatever it says about itself. */
@NullMarked
package org.jarida.ingest.charset;

import org.jspecify.annotations.NullMarked;
