/** Stands in for the gateway's own tool where the runner is tested without the services. */
@NullMarked
package org.jarida.gateway;

import org.jspecify.annotations.NullMarked;
