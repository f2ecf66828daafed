package org.jarida.gateway.keys;

import java.security.interfaces.ECPrivateKey;

/** The key that signs tokens for the services (ECDSA on P-256). */
public record SigningKey(String id, ECPrivateKey key) {}
