package org.jarida.gateway.identity;

import java.time.Instant;

/**
 * A reader as the cookie knows one. Never leaves the gateway but in that cookie.
 *
 * @param id 128 random bits, base64url
 * @param issued when the cookie was first given, whole seconds
 * @param crowded whether its network had been given more cookies than the limit when this one was
 */
record ReaderId(String id, Instant issued, boolean crowded) {}
