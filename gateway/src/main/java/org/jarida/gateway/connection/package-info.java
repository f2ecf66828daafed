/** What clients may do with connections: how slowly they may send, and how many of a network may be open. */
@NullMarked
package org.jarida.gateway.connection;

import org.jspecify.annotations.NullMarked;
