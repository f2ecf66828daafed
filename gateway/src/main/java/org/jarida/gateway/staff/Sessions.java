package org.jarida.gateway.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.gateway.keys.KeyFolder;
import org.jarida.gateway.keys.SecretKey;
import org.jarida.gateway.site.SiteCookies;
import org.jarida.gateway.staff.StaffSettings.Account;
import org.springframework.stereotype.Component;

/**
 * Keeps sessions in a signed cookie and nowhere else, so that any gateway knows them:
 * {@code 1~<id>~<account>~<started>~<renewed>~<key id>~<code>}. The code covers the account's password hash too: with a
 * new password all its sessions end. Each sign-in makes a new id, so none can be fixed beforehand.
 */
@Component
class Sessions {

    private static final String COOKIE = "jarida-session";
    /** The account's name is Base64 of a length that there is, so that it can be decoded. */
    private static final Pattern FORM = Pattern.compile(
            "(1~([A-Za-z0-9_-]{22})"
                    + "~((?:[A-Za-z0-9_-]{4}){0,64}(?:[A-Za-z0-9_-]{2,3})?)~([0-9]{1,11})~([0-9]{1,11})~([0-9A-Za-z_.-]{1,64}))~([A-Za-z0-9_-]{43})");
    /** A cookie younger than this is not written again. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyFolder folder;
    private final SiteCookies cookies;
    private final Accounts accounts;
    private final StaffSettings settings;
    private final Clock clock;

    Sessions(KeyFolder folder, SiteCookies cookies, Accounts accounts, StaffSettings settings, Clock clock) {
        this.folder = folder;
        this.cookies = cookies;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins a session. */
    Session start(Account account, HttpServletResponse response) {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        Session session = new Session(ENCODER.encodeToString(id), account.name(), clock.instant(), clock.instant());
        write(session, account, response);
        return session;
    }

    /** Ends the session of this browser. */
    void end(HttpServletResponse response) {
        cookies.set(response, COOKIE, "", Duration.ZERO);
    }

    /** The session of a request: signed by us, not too old, of an account that still exists. */
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
            accounts.named(session.account())
                    .ifPresent(account -> write(
                            new Session(session.id(), session.account(), session.started(), now), account, response));
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

    private void write(Session session, Account account, HttpServletResponse response) {
        SecretKey key = folder.current().cookies().getFirst();
        String name = ENCODER.encodeToString(session.account().getBytes(StandardCharsets.UTF_8));
        String signed = "1~" + session.id() + "~" + name + "~"
                + session.started().getEpochSecond() + "~" + session.renewed().getEpochSecond() + "~" + key.id();
        String code = ENCODER.encodeToString(key.code(purpose(signed, account)));
        cookies.set(response, COOKIE, signed + "~" + code, settings.session());
    }

    private Optional<Session> read(String value) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] code = Base64.getUrlDecoder().decode(parts.group(7));
        String name = new String(Base64.getUrlDecoder().decode(parts.group(3)), StandardCharsets.UTF_8);
        Session session = new Session(parts.group(2), name, epochSecond(parts.group(4)), epochSecond(parts.group(5)));
        return folder.current()
                .cookie(parts.group(6))
                .flatMap(key ->
                        accounts.named(name).filter(account -> key.isCode(code, purpose(parts.group(1), account))))
                .map(account -> session)
                .filter(read -> read.renewed().plus(settings.session()).isAfter(now))
                .filter(read -> read.started().plus(settings.sessionLimit()).isAfter(now));
    }

    private static Instant epochSecond(String digits) {
        return Instant.ofEpochSecond(Long.parseLong(digits));
    }

    private static String purpose(String signed, Account account) {
        return "session:" + signed + ":" + account.passwordHash();
    }
}
