package org.jarida.gateway.page;

/** The form to sign out. */
public record LogoutForm(String name, String csrf) {}
