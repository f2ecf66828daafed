/** The editors' API of sources. */
@NullMarked
package org.jarida.ingest.web;

import org.jspecify.annotations.NullMarked;
