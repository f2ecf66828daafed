/** Appeals against hides: anybody files one from a statement's page, a moderator answers it. */
@NullMarked
package org.jarida.moderation.appeal;

import org.jspecify.annotations.NullMarked;
