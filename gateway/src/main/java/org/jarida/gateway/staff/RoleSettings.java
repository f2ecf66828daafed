package org.jarida.gateway.staff;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How roles are read from a provider's tokens.
 *
 * @param rolesClaim the claim that lists what a person is, with dots where it lies within others, such as
 *     realm_access.roles. Defaults to roles
 * @param roles for each role the values of the claim that give it, in any case; a role that is not listed has its own name
 */
@ConfigurationProperties("jarida.gateway.oidc")
record RoleSettings(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<StaffRole, List<String>> roles) {

    RoleSettings {
        roles = Map.copyOf(roles);
    }

    List<String> valuesOf(StaffRole role) {
        return roles.getOrDefault(role, List.of(role.name()));
    }
}
