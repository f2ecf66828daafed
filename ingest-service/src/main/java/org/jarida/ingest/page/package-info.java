/** Takes an article out of the web page that carries it. */
@NullMarked
package org.jarida.ingest.page;

import org.jspecify.annotations.NullMarked;
