/** Whole journeys over the gateway, as readers, editors, moderators, subscribers and operators make them. */
@NullMarked
package org.jarida.runner.journey;

import org.jspecify.annotations.NullMarked;
