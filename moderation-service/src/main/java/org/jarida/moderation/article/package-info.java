/** Which articles show an image, as the articles' topic tells it. */
@NullMarked
package org.jarida.moderation.article;

import org.jspecify.annotations.NullMarked;
