package org.jarida.service.trust;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Who may call what of one service. What no rule names is refused; the first rule that matches decides. Every request
 * needs the gateway's token whatever the rule says, but for the health paths.
 */
public final class AccessRules {

    private final List<Rule> rules = new ArrayList<>();

    /** @param role null: anyone whom the gateway let through */
    record Rule(
            @Nullable HttpMethod method,
            String path,
            @Nullable Role role) {}

    private AccessRules() {}

    public static AccessRules denyByDefault() {
        return new AccessRules();
    }

    /** Lets anyone call a path pattern with a method; HEAD goes with GET. */
    public AccessRules anyone(HttpMethod method, String path) {
        return add(method, path, null);
    }

    /** Lets only callers with a role call a path pattern with a method; HEAD goes with GET. */
    public AccessRules only(Role role, HttpMethod method, String path) {
        return add(method, path, role);
    }

    /** Lets only callers with a role call a path pattern with any method. */
    public AccessRules only(Role role, String path) {
        rules.add(new Rule(null, path, role));
        return this;
    }

    private AccessRules add(HttpMethod method, String path, @Nullable Role role) {
        rules.add(new Rule(method, path, role));
        if (method.equals(HttpMethod.GET)) {
            rules.add(new Rule(HttpMethod.HEAD, path, role));
        }
        return this;
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }
}
