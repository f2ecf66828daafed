/** The case of an image: what it is, the pure rule over it, and how it is stored without two writers losing anything. */
@NullMarked
package org.jarida.moderation.casefile;

import org.jspecify.annotations.NullMarked;
