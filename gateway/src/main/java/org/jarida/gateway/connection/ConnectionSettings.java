package org.jarida.gateway.connection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connections are taken.
 *
 * @param network of one network, IPv4 /24 or IPv6 /48, at the same time; 0 is without limit. Proxies and exempt networks
 *     are not counted. Defaults to 1024
 */
@ConfigurationProperties("jarida.gateway.connections")
record ConnectionSettings(@DefaultValue("1024") int network) {

    ConnectionSettings {
        if (network < 0) {
            throw new IllegalArgumentException("A limit of connections is 0 or more: " + network);
        }
    }
}
