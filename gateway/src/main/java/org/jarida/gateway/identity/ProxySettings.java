package org.jarida.gateway.identity;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies that stand before the gateway and say whom they speak for.
 *
 * @param networks where they are, such as {@code 10.0.0.5} or {@code 10.1.0.0/24}; nobody else must be there, since what
 *     comes from there is believed. Defaults to none
 * @param depth how many may stand one behind the other. Defaults to 1
 */
@ConfigurationProperties("jarida.gateway.proxies")
record ProxySettings(
        @DefaultValue List<String> networks,
        @DefaultValue("1") int depth) {

    ProxySettings {
        networks = List.copyOf(networks);
        if (depth < 1) {
            throw new IllegalArgumentException("A depth of proxies is 1 or more: " + depth);
        }
    }
}
