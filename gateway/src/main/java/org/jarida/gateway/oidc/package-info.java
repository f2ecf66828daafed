/** Signing in at an OpenID Connect provider, and what its tokens say. Knows no roles: those are ours. */
@NullMarked
package org.jarida.gateway.oidc;

import org.jspecify.annotations.NullMarked;
