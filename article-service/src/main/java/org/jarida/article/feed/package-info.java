/** What other machines read of the site: feeds, sitemaps and robots.txt. */
@NullMarked
package org.jarida.article.feed;

import org.jspecify.annotations.NullMarked;
