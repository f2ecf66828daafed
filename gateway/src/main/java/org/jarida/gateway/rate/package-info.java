/** How often something may happen, and who has used how much of it. */
@NullMarked
package org.jarida.gateway.rate;

import org.jspecify.annotations.NullMarked;
