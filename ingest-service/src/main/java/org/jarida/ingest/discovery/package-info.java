/** Finds what a newspaper publishes and tries a source before it is saved; nothing is stored. */
@NullMarked
package org.jarida.ingest.discovery;

import org.jspecify.annotations.NullMarked;
