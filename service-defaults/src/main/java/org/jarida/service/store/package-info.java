/** The MongoDB client as every service uses it. */
@NullMarked
package org.jarida.service.store;

import org.jspecify.annotations.NullMarked;
