/** Articles as they come and change, told to browsers that listen. */
@NullMarked
package org.jarida.article.live;

import org.jspecify.annotations.NullMarked;
