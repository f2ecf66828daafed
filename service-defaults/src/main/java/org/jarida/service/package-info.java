/** Placeholder. */
@NullMarked
package org.jarida.service;

import org.jspecify.annotations.NullMarked;
