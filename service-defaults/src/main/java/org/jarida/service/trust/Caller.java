package org.jarida.service.trust;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the gateway signed it. Controllers take it as a parameter.
 *
 * @param reader the reader, null when the request came without a reader's cookie and needed none
 * @param networkKeys HMACs of the reader's network, 16 hex digits each, the current key first
 * @param roles of the member of staff; empty for a reader
 * @param account name of the member of staff; null for a reader. Never to be logged or published
 * @param csrfToken what a form of this session must carry back as {@code _csrf}; null outside a session
 */
public record Caller(
        @Nullable Reader reader,
        List<String> networkKeys,
        Set<Role> roles,
        @Nullable String account,
        @Nullable String csrfToken) {

    public Caller {
        networkKeys = List.copyOf(networkKeys);
        roles = Set.copyOf(roles);
    }

    /** Whether the caller has a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
