/** Errors as RFC 9457 problem details, without internals. */
@NullMarked
package org.jarida.service.problem;

import org.jspecify.annotations.NullMarked;
