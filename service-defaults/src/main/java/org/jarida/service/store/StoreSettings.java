package org.jarida.service.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's own store.
 *
 * @param database name of the database, the service's alone
 * @param timeout longest that one operation may take, whatever it waits for
 */
@ConfigurationProperties("jarida.store")
public record StoreSettings(
        String database, @DefaultValue("10s") Duration timeout) {}
