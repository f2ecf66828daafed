/** Whole journeys over the gateway, as readers, editors, moderators, subscribers and operators make them. */
@NullMarked
package org.jarida.endtoend.journey;

import org.jspecify.annotations.NullMarked;
