/** Work that goes on in the background for as long as the service lives. */
@NullMarked
package org.jarida.ingest.task;

import org.jspecify.annotations.NullMarked;
