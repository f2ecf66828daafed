package org.jarida.gateway.staff;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who works here.
 *
 * @param accounts the members of staff; none means that nobody can sign in
 * @param session how long a session lives without use. Defaults to 30 min
 * @param sessionLimit how long it lives with use, until the password is asked for again. Defaults to 12 h
 */
@ConfigurationProperties("jarida.gateway")
record StaffSettings(
        @DefaultValue List<Account> accounts,
        @DefaultValue("30m") Duration session,
        @DefaultValue("12h") Duration sessionLimit) {

    StaffSettings {
        accounts = List.copyOf(accounts);
        if (accounts.stream().map(Account::name).distinct().count() < accounts.size()) {
            throw new IllegalArgumentException("Two accounts of jarida.gateway.accounts have the same name");
        }
    }

    /**
     * One account.
     *
     * @param name what the person signs in with
     * @param passwordHash Argon2id in PHC form, as {@code gateway.jar hash-password} makes it
     * @param roles what the person may do
     */
    record Account(String name, String passwordHash, Set<StaffRole> roles) {

        Account {
            roles = StaffRole.expand(roles);
            if (name.isBlank() || name.contains(":") || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("An account needs a name, without a colon");
            }
            if (!passwordHash.startsWith("$argon2id$")) {
                throw new IllegalArgumentException("The password hash of account " + name + " is not Argon2id");
            }
        }
    }
}
