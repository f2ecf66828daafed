/** The one public door: routes to the services, who is asking, and what may pass. */
@NullMarked
package org.jarida.gateway;

import org.jspecify.annotations.NullMarked;
