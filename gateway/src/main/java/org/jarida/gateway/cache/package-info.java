/** One second of answers that are the same for all: what may be shared, who shares it, and for how long. */
@NullMarked
package org.jarida.gateway.cache;

import org.jspecify.annotations.NullMarked;
