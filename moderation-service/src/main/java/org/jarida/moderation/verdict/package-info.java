/** Verdicts go out, and are never forgotten on the way. */
@NullMarked
package org.jarida.moderation.verdict;

import org.jspecify.annotations.NullMarked;
