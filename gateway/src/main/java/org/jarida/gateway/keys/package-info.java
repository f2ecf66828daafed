/** The keys that sign tokens and cookies and hash readers: read from a folder, made by a tool. */
@NullMarked
package org.jarida.gateway.keys;

import org.jspecify.annotations.NullMarked;
