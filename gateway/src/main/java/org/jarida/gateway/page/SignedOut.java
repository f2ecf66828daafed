package org.jarida.gateway.page;

/**
 * The page after signing out here.
 *
 * @param address where to sign out at the provider too
 */
public record SignedOut(String address) {}
