/** One look for every page of the house: layout, words in three languages, stylesheet, fonts and icons. */
@NullMarked
package org.jarida.theme;

import org.jspecify.annotations.NullMarked;
