/** Many feeds at once: how fast, how politely and how evenly ingest-service takes them in. */
@NullMarked
package org.jarida.endtoend.farm;

import org.jspecify.annotations.NullMarked;
