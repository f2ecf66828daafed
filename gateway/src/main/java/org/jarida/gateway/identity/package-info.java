/** Who is reading, as little as can be known: a signed random id, keyed hashes, a language. */
@NullMarked
package org.jarida.gateway.identity;

import org.jspecify.annotations.NullMarked;
