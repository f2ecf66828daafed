/** Reads dates as newspapers write them, in Arabic, French and English; what is no date is none. */
@NullMarked
package org.jarida.ingest.date;

import org.jspecify.annotations.NullMarked;
