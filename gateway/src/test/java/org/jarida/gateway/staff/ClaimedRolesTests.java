package org.jarida.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.staff.StaffRole.ADMIN;
import static org.jarida.gateway.staff.StaffRole.EDITOR;
import static org.jarida.gateway.staff.StaffRole.MODERATOR;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedRolesTests {

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of(List.of("editor"), Set.of(EDITOR)),
                Arguments.of(List.of("EDITOR", "Moderator"), Set.of(EDITOR, MODERATOR)),
                Arguments.of(List.of("offline_access", "admin"), Set.of(ADMIN, EDITOR, MODERATOR)),
                Arguments.of("openid moderator", Set.of(MODERATOR)),
                Arguments.of(List.of("editors", "sub-editor", ""), Set.of()),
                Arguments.of(List.of(1, Map.of("editor", true), List.of("editor"), true), Set.of()),
                Arguments.of(Map.of("editor", true), Set.of()),
                Arguments.of(7, Set.of()),
                Arguments.of("", Set.of()),
                Arguments.of(List.of(), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void rolesAreReadByTheirNames(Object claim, Set<StaffRole> roles) {
        assertThat(roles("roles", Map.of()).of(Map.of("roles", claim))).isEqualTo(roles);
    }

    @Test
    void aTokenWithoutTheClaimGivesNone() {
        assertThat(roles("roles", Map.of()).of(Map.of("groups", List.of("admin"))))
                .isEmpty();
    }

    @Test
    void aClaimMayLieWithinOthers() {
        Map<String, Object> claims = Map.of(
                "realm_access", Map.of("roles", List.of("editor")),
                "resource_access", Map.of("news.site", Map.of("roles", List.of("moderator"))),
                "https://news.example/roles", List.of("admin"));

        assertThat(roles("realm_access.roles", Map.of()).of(claims)).containsExactly(EDITOR);
        assertThat(roles("resource_access.news.site.roles", Map.of()).of(claims))
                .containsExactly(MODERATOR);
        assertThat(roles("https://news.example/roles", Map.of()).of(claims)).contains(ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"realm_access", "realm_access.", ".roles", "realm_access.roles.x", "roles", "", "."})
    void aPathThatLeadsNowhereGivesNone(String path) {
        assertThat(roles(path, Map.of()).of(Map.of("realm_access", Map.of("roles", List.of("editor")))))
                .isEmpty();
    }

    @Test
    void otherNamesTakeThePlaceOfARolesOwn() {
        ClaimedRoles roles = roles("groups", Map.of(EDITOR, List.of("/newsroom/desk", "chief"), ADMIN, List.of()));

        assertThat(roles.of(Map.of("groups", List.of("/newsroom/Desk")))).containsExactly(EDITOR);
        assertThat(roles.of(Map.of("groups", List.of("chief", "moderator"))))
                .containsExactlyInAnyOrder(EDITOR, MODERATOR);
        assertThat(roles.of(Map.of("groups", List.of("editor", "admin")))).isEmpty();
    }

    private static ClaimedRoles roles(String claim, Map<StaffRole, List<String>> names) {
        return new ClaimedRoles(new RoleSettings(claim, names));
    }
}
