/** Trust between gateway and services: the signed token, the caller it names, and the deny-by-default rules. */
@NullMarked
package org.jarida.service.trust;

import org.jspecify.annotations.NullMarked;
