/** Tests of the runner; {@link org.jarida.runner.RunningJarida} is what the end-to-end tests start from. */
@NullMarked
package org.jarida.runner;

import org.jspecify.annotations.NullMarked;
