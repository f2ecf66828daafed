/** Illustrations drawn by program, the same bytes for the same specification on every start. */
@NullMarked
package org.jarida.runner.demo.picture;

import org.jspecify.annotations.NullMarked;
