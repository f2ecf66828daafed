package org.jarida.service.trust;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are.
 *
 * @param dir folder of the key files; a service reads the public halves in its {@code public} folder only
 */
@ConfigurationProperties("jarida.keys")
public record TrustSettings(@DefaultValue("keys") Path dir) {}
