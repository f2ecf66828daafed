/** The only way out: every connection to the outside network is opened here, to public addresses and within limits. */
@NullMarked
package org.jarida.ingest.fetch;

import org.jspecify.annotations.NullMarked;
