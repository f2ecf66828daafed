/** Readers listen to one stream of live headlines. */
@NullMarked
package org.jarida.gateway.live;

import org.jspecify.annotations.NullMarked;
