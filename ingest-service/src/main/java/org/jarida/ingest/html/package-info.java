/** Makes foreign HTML safe, and takes text, excerpts, images and their credits from it. */
@NullMarked
package org.jarida.ingest.html;

import org.jspecify.annotations.NullMarked;
