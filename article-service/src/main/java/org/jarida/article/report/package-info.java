/** Readers' reports of images: accepted when the broker has them, and only then. */
@NullMarked
package org.jarida.article.report;

import org.jspecify.annotations.NullMarked;
