/** A statement of reasons for every hide, for its publisher and for the EU's DSA transparency database. */
@NullMarked
package org.jarida.moderation.statement;

import org.jspecify.annotations.NullMarked;
