/** The review of cases: the moderators' API and page. */
@NullMarked
package org.jarida.moderation.web;

import org.jspecify.annotations.NullMarked;
