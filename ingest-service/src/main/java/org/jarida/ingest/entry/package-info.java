/** What feeds carry, as articles with an identity: recognised, revised, withdrawn and published. */
@NullMarked
package org.jarida.ingest.entry;

import org.jspecify.annotations.NullMarked;
