/** The events of Jarida: one record per event, their wire names and their topics. */
@NullMarked
package org.jarida.events;

import org.jspecify.annotations.NullMarked;
