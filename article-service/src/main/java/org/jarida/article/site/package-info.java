/** Where the site stands for its readers: what every absolute address begins with. */
@NullMarked
package org.jarida.article.site;

import org.jspecify.annotations.NullMarked;
