/** Everything in one command without Docker: the broker, the store and the demo newspaper here, the services as children. */
@NullMarked
package org.jarida.runner;

import org.jspecify.annotations.NullMarked;
