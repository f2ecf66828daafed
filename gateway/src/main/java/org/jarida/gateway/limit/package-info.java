/** How many requests one reader, one network and all together may send. */
@NullMarked
package org.jarida.gateway.limit;

import org.jspecify.annotations.NullMarked;
