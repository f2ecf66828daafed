/** How much is reported, hidden and reviewed, how fast, and how often a rule was wrong. */
@NullMarked
package org.jarida.moderation.statistics;

import org.jspecify.annotations.NullMarked;
