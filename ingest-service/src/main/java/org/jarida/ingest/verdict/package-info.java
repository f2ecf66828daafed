/** What moderation decides of pictures. */
@NullMarked
package org.jarida.ingest.verdict;

import org.jspecify.annotations.NullMarked;
