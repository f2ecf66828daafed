/** What was done after a backup comes back from the topics. */
@NullMarked
package org.jarida.moderation.rebuild;

import org.jspecify.annotations.NullMarked;
