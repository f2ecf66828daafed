/** What moderation decided of images; every surface asks it before it shows one. */
@NullMarked
package org.jarida.article.verdict;

import org.jspecify.annotations.NullMarked;
