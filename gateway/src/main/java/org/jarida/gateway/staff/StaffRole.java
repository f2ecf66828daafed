package org.jarida.gateway.staff;

import java.util.EnumSet;
import java.util.Set;

/** What a member of staff may do; the names are those that services read in the token. */
public enum StaffRole {
    /** Sources and takedown. */
    EDITOR,
    /** Cases. */
    MODERATOR,
    /** Both. */
    ADMIN;

    /** The roles that a set amounts to: an admin has all. */
    static Set<StaffRole> expand(Set<StaffRole> roles) {
        return roles.contains(ADMIN) ? EnumSet.allOf(StaffRole.class) : Set.copyOf(roles);
    }
}
