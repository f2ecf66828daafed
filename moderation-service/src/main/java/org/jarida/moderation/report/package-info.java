/** Readers' reports come in. */
@NullMarked
package org.jarida.moderation.report;

import org.jspecify.annotations.NullMarked;
