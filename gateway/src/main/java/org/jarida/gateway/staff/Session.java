package org.jarida.gateway.staff;

import java.time.Instant;

/**
 * A session as its cookie holds it.
 *
 * @param id random, the same over all renewals; form tokens are made from it
 * @param account name of the account
 * @param started when the password was given
 * @param renewed when the cookie was written
 */
record Session(String id, String account, Instant started, Instant renewed) {}
