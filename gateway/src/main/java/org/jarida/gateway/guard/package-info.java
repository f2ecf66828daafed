/** What every request passes first: path rules, methods, headers, trace and access log. */
@NullMarked
package org.jarida.gateway.guard;

import org.jspecify.annotations.NullMarked;
