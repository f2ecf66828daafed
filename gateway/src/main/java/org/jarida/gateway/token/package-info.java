/** The signed token that a forwarded request carries to its service. */
@NullMarked
package org.jarida.gateway.token;

import org.jspecify.annotations.NullMarked;
