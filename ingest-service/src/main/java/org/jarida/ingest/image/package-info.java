/** The pictures of articles: fetched once, known by the hash of their bytes, derived within limits, stored and served. */
@NullMarked
package org.jarida.ingest.image;

import org.jspecify.annotations.NullMarked;
