/** The editors' pages. They call what the API calls, and hold no rules of their own. */
@NullMarked
package org.jarida.ingest.console;

import org.jspecify.annotations.NullMarked;
