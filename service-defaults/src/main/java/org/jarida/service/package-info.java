/** What every service starts with: who is calling, problem details, the store's client. Nothing of the domain. */
@NullMarked
package org.jarida.service;

import org.jspecify.annotations.NullMarked;
