/** What the gateway forwards, to whom, on whose behalf and with which headers. */
@NullMarked
package org.jarida.gateway.route;

import org.jspecify.annotations.NullMarked;
