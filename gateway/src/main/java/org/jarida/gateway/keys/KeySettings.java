package org.jarida.gateway.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys are.
 *
 * @param dir folder that all gateways share; its {@code public} folder is all that services may read. Defaults to
 *     ~/.jarida/keys
 * @param refresh how often the folder is read again. Defaults to 10 s
 * @param settle how old a key file must be before it signs, so that everyone who verifies has read it by then; a
 *     younger one signs only when there is none older. Defaults to 15 s
 */
@ConfigurationProperties("jarida.keys")
public record KeySettings(
        @DefaultValue("${user.home}/.jarida/keys") Path dir,
        @DefaultValue("10s") Duration refresh,
        @DefaultValue("15s") Duration settle) {}
