/** Tells the language of a text and the direction in which it runs. */
@NullMarked
package org.jarida.ingest.language;

import org.jspecify.annotations.NullMarked;
