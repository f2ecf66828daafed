/** Placeholder. */
@NullMarked
package org.jarida.gateway;

import org.jspecify.annotations.NullMarked;
