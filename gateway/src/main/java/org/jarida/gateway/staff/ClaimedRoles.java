package org.jarida.gateway.staff;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads roles from what a provider says of a person. What cannot be read gives none. */
@Component
class ClaimedRoles {

    private final RoleSettings settings;

    ClaimedRoles(RoleSettings settings) {
        this.settings = settings;
    }

    /** The roles that the claims give, an admin's expanded. */
    Set<StaffRole> of(Map<String, Object> claims) {
        List<String> values = values(find(claims, settings.rolesClaim()));
        return StaffRole.expand(Arrays.stream(StaffRole.values())
                .filter(role -> settings.valuesOf(role).stream()
                        .anyMatch(wanted -> values.stream().anyMatch(wanted::equalsIgnoreCase)))
                .collect(Collectors.toSet()));
    }

    /** A claim of the whole name, which may be an address with dots, goes before one that lies within others. */
    private static @Nullable Object find(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = find(inner, path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A list of texts, or one text with words as in {@code scope}. */
    private static List<String> values(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case String words -> List.of(words.split(" "));
            case null, default -> List.of();
        };
    }
}
