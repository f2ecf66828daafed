/** Decides which images are hidden: from readers' reports by rule, from moderators by hand, always reversible. */
@NullMarked
package org.jarida.moderation;

import org.jspecify.annotations.NullMarked;
