/** What the gateway knows of the site itself: its public address and how cookies are set. */
@NullMarked
package org.jarida.gateway.site;

import org.jspecify.annotations.NullMarked;
