package org.jarida.gateway.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jarida.gateway.keys.KeyFolder;
import org.jarida.gateway.keys.SecretKey;
import org.jarida.gateway.oidc.OidcSettings;
import org.jarida.gateway.site.SiteCookies;
import org.jarida.gateway.staff.StaffSettings.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps sessions in a signed cookie and nowhere else, so that any gateway knows them:
 * {@code 1~<id>~<name>~<started>~<renewed>~<key id>~<code>} for a local account,
 * {@code 2~<roles>~<id>~<name>~<started>~<renewed>~<key id>~<code>} for whom the provider has named. The code covers what the
 * session stands on too: with a new password all sessions of an account end, with another provider all that it began.
 * Each sign-in makes a new id, so none can be fixed beforehand.
 */
@Component
class Sessions {

    private static final String COOKIE = "jarida-session";
    /** The name is Base64 of a length that there is, so that it can be decoded. */
    private static final Pattern FORM = Pattern.compile(
            "((?:1|2~([A-Z.]{1,64}))~([A-Za-z0-9_-]{22})"
                    + "~((?:[A-Za-z0-9_-]{4}){0,64}(?:[A-Za-z0-9_-]{2,3})?)~([0-9]{1,11})~([0-9]{1,11})~([0-9A-Za-z_.-]{1,64}))~([A-Za-z0-9_-]{43})");
    /** A cookie younger than this is not written again. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyFolder folder;
    private final SiteCookies cookies;
    private final Accounts accounts;
    private final StaffSettings settings;
    private final OidcSettings provider;
    private final Clock clock;

    Sessions(
            KeyFolder folder,
            SiteCookies cookies,
            Accounts accounts,
            StaffSettings settings,
            OidcSettings provider,
            Clock clock) {
        this.folder = folder;
        this.cookies = cookies;
        this.accounts = accounts;
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /** Begins a session of a local account. */
    Session start(Account account, HttpServletResponse response) {
        return start(account.name(), Set.of(), response);
    }

    /**
     * Begins a session of whom the provider has named.
     *
     * @param roles at least one
     */
    Session start(String name, Set<StaffRole> roles, HttpServletResponse response) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        Session session = new Session(ENCODER.encodeToString(id), name, roles, clock.instant(), clock.instant());
        write(session, response);
        return session;
    }

    /** Ends the session of this browser. */
    void end(HttpServletResponse response) {
        cookies.set(response, COOKIE, "", Duration.ZERO);
    }

    /** The session of a request: signed by us, not too old, and what it stands on still there. */
    Optional<Session> of(HttpServletRequest request) {
        return cookies.read(request, COOKIE).stream()
                .flatMap(value -> read(value).stream())
                .findFirst();
    }

    /** Whether a request has a session's cookie, a right one or not. */
    boolean mayBeIn(HttpServletRequest request) {
        return !cookies.read(request, COOKIE).isEmpty();
    }

    /** Renews a session that is in use. */
    void renew(Session session, HttpServletResponse response) {
        Instant now = clock.instant();
        if (session.renewed().plus(RENEWED_AFTER).isBefore(now)) {
            write(session.renewedAt(now), response);
        }
    }

    /** What the forms of a session carry. */
    String csrf(Session session) {
        return csrf(session, folder.current().cookies().getFirst());
    }

    /** Whether a form carries what its session's forms do, whichever cookie key made it. */
    boolean isCsrf(Session session, String token) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        return folder.current().cookies().stream()
                .anyMatch(key -> java.security.MessageDigest.isEqual(
                        csrf(session, key).getBytes(StandardCharsets.UTF_8), given));
    }

    private static String csrf(Session session, SecretKey key) {
        return ENCODER.encodeToString(key.code("csrf:" + session.id()));
    }

    private void write(Session session, HttpServletResponse response) {
        SecretKey key = folder.current().cookies().getFirst();
        String kind = session.isOfProvider()
                ? "2~" + session.claimed().stream().map(Enum::name).sorted().collect(Collectors.joining("."))
                : "1";
        String signed = kind + "~" + session.id() + "~"
                + ENCODER.encodeToString(session.name().getBytes(StandardCharsets.UTF_8)) + "~"
                + session.started().getEpochSecond() + "~" + session.renewed().getEpochSecond() + "~" + key.id();
        standsOn(session).ifPresent(ground -> {
            String code = ENCODER.encodeToString(key.code(purpose(signed, ground)));
            cookies.set(response, COOKIE, signed + "~" + code, settings.session());
        });
    }

    private Optional<Session> read(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] code = Base64.getUrlDecoder().decode(parts.group(8));
        String name = new String(Base64.getUrlDecoder().decode(parts.group(4)), StandardCharsets.UTF_8);
        Session session = new Session(
                parts.group(3), name, roles(parts.group(2)), epochSecond(parts.group(5)), epochSecond(parts.group(6)));
        return folder.current()
                .cookie(parts.group(7))
                .filter(key -> standsOn(session)
                        .map(ground -> key.isCode(code, purpose(parts.group(1), ground)))
                        .orElse(false))
                .map(key -> session)
                .filter(read -> read.renewed().plus(settings.session()).isAfter(now))
                .filter(read -> read.started().plus(settings.sessionLimit()).isAfter(now));
    }

    /** What a session ends with: the password of its account, or the provider and our name there. */
    private Optional<String> standsOn(Session session) {
        if (!session.isOfProvider()) {
            return accounts.named(session.name()).map(Account::passwordHash);
        }
        return provider.isOn() ? Optional.of(provider.issuer() + " " + provider.clientId()) : Optional.empty();
    }

    private static Set<StaffRole> roles(@Nullable String names) {
        return names == null
                ? Set.of()
                : Arrays.stream(StaffRole.values())
                        .filter(role -> Arrays.asList(names.split("\\.")).contains(role.name()))
                        .collect(Collectors.toSet());
    }

    private static Instant epochSecond(String digits) {
        return Instant.ofEpochSecond(Long.parseLong(digits));
    }

    private static String purpose(String signed, String ground) {
        return "session:" + signed + ":" + ground;
    }
}
