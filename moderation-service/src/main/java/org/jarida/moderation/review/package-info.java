/** What moderators tell each other about a case: who looks at it just now, and notes. */
@NullMarked
package org.jarida.moderation.review;

import org.jspecify.annotations.NullMarked;
