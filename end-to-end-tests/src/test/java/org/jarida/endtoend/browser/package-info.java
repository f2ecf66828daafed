/** Every page of a whole Jarida, and what people do there, in Debian's Chromium. */
@NullMarked
package org.jarida.endtoend.browser;

import org.jspecify.annotations.NullMarked;
