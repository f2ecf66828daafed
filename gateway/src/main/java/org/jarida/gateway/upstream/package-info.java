/** The replicas of each service: found, health-checked, chosen, and called. */
@NullMarked
package org.jarida.gateway.upstream;

import org.jspecify.annotations.NullMarked;
