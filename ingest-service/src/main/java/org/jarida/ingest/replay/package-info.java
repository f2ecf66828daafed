/** Parsing and extraction run again over what newspapers once answered: nobody is asked, and what changed is published. */
@NullMarked
package org.jarida.ingest.replay;

import org.jspecify.annotations.NullMarked;
