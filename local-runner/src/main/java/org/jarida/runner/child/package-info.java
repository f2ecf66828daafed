/** What runs inside a service's JVM: it depends on nothing but the JDK. */
@NullMarked
package org.jarida.runner.child;

import org.jspecify.annotations.NullMarked;
