package org.jarida.gateway.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.oidc.OidcSettings;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.staff.StaffSettings.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords. A pair that was right is remembered for a minute as a hash under a key of this process
 * alone, so that a program with HTTP Basic does not pay for Argon2id at every request. Where staff sign in at a provider
 * no account is of use.
 */
@Component
class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int REMEMBERED_AT_MOST = 1_000;
    private static final int LONGEST_PASSWORD = 1_024;

    private final Map<String, Account> byName;
    private final Attempts attempts;
    private final Passwords passwords = new Passwords();
    private final SecretKeySpec processKey;
    /** What a wrong name is checked against, so that it takes as long as a wrong password. */
    private final String nobodysHash;

    private final Cache<String, Account> right = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_AT_MOST)
            .build();

    Accounts(StaffSettings settings, OidcSettings provider, Attempts attempts) {
        this.attempts = attempts;
        if (provider.isOn() && !settings.accounts().isEmpty()) {
            log.warn(
                    "Staff sign in at {}: the {} accounts of jarida.gateway.accounts are not used",
                    provider.issuer(),
                    settings.accounts().size());
        }
        this.byName = provider.isOn()
                ? Map.of()
                : settings.accounts().stream().collect(Collectors.toMap(Account::name, Function.identity()));
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.processKey = new SecretKeySpec(key, "HmacSHA256");
        this.nobodysHash =
                byName.isEmpty() ? "" : passwords.hash(Base64.getEncoder().encodeToString(key));
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The account, when the password is its.
     *
     * @throws ProblemException 429 when there were too many wrong ones from this network
     */
    Optional<Account> signIn(String name, String password, Network network) {
        if (byName.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        String pair = remembered(name, password);
        Account known = right.getIfPresent(pair);
        if (known != null) {
            return Optional.of(known);
        }
        Account account = byName.get(name);
        attempts.begin(network, account == null ? "" : name);
        boolean matches = passwords.matches(password, account == null ? nobodysHash : account.passwordHash());
        if (account == null || !matches) {
            return Optional.empty();
        }
        attempts.wasRight(network, name);
        right.put(pair, account);
        return Optional.of(account);
    }

    private String remembered(String name, String password) {
        try {
            Mac mac = Mac.getInstance(processKey.getAlgorithm());
            mac.init(processKey);
            byte[] code = mac.doFinal((name + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(code);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
