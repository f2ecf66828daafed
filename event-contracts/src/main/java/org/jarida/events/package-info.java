/** The events of Jarida: records, wire names and topics. */
@NullMarked
package org.jarida.events;

import org.jspecify.annotations.NullMarked;
