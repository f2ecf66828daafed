/** Members of staff: accounts, Basic credentials, the signed session and its form token. */
@NullMarked
package org.jarida.gateway.staff;

import org.jspecify.annotations.NullMarked;
