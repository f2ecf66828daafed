/** What tests of every module share: house rules, a broker, a store, tokens, clocks and probes. Test scope only. */
@NullMarked
package org.jarida.test;

import org.jspecify.annotations.NullMarked;
