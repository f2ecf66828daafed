package org.jarida.gateway.staff;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff who is signed in.
 *
 * @param name of the account, or what the provider calls the person
 * @param roles all that the member may do, an admin's expanded
 * @param csrf what forms of the session carry; null for credentials of a single request, which have no session
 */
public record StaffMember(
        String name, Set<StaffRole> roles, @Nullable String csrf) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }
}
