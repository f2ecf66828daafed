package org.jarida.gateway.page;

/**
 * The form to sign in.
 *
 * @param next path of this site to go to afterwards; empty: where the roles lead
 * @param name what was given before
 * @param failed whether name or password were wrong
 */
public record LoginForm(String next, String name, boolean failed) {}
