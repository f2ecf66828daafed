package org.jarida.gateway.staff;

import java.time.Instant;
import java.util.Set;

/**
 * A session as its cookie holds it.
 *
 * @param id random, the same over all renewals; form tokens are made from it
 * @param name of the member of staff
 * @param claimed roles as the provider gave them; empty for a local account, whose roles are looked up
 * @param started when the member signed in
 * @param renewed when the cookie was written
 */
record Session(String id, String name, Set<StaffRole> claimed, Instant started, Instant renewed) {

    Session {
        claimed = Set.copyOf(claimed);
    }

    boolean isOfProvider() {
        return !claimed.isEmpty();
    }

    Session renewedAt(Instant now) {
        return new Session(id, name, claimed, started, now);
    }
}
