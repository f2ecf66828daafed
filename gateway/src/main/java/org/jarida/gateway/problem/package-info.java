/** Refusals as RFC 9457 problem details, or as a page where a person is reading. */
@NullMarked
package org.jarida.gateway.problem;

import org.jspecify.annotations.NullMarked;
