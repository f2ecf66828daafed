package org.jarida.gateway.staff;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes and checks passwords by Argon2id (16 MiB, 2 passes). A check is costly by design, so at most two run at once:
 * whoever tries many waits, and the gateway's memory stays bounded.
 */
public final class Passwords {

    private static final int AT_ONCE = 2;

    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore checks = new Semaphore(AT_ONCE, true);

    /** The hash in PHC form. */
    public String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("No password");
        }
        return hash;
    }

    boolean matches(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            checks.release();
        }
    }
}
