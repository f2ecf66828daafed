/** What stands in for the services' jars where the runner is tested by itself. */
@NullMarked
package org.jarida.runner.fake;

import org.jspecify.annotations.NullMarked;
