/** The pages that the gateway serves itself: signing in and out, about the site, its files, and what went wrong. */
@NullMarked
package org.jarida.gateway.page;

import org.jspecify.annotations.NullMarked;
