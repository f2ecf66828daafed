package org.jarida.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.channels.SocketChannel;
import org.jarida.gateway.identity.ClientAddresses;
import org.jarida.gateway.identity.Networks;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the public's port under guard; the management port is left as it is. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    /** The connections that are counted. */
    @Bean
    OpenConnections<SocketChannel> openConnections(
            ConnectionSettings settings, ClientAddresses addresses, Networks exemptNetworks, MeterRegistry meters) {
        OpenConnections<SocketChannel> open = new OpenConnections<>(
                settings.network(), from -> exemptNetworks.contains(from) || addresses.isProxy(from));
        Gauge.builder("jarida.connections", open, OpenConnections::count).register(meters);
        return open;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(
            ClientTimes times, OpenConnections<SocketChannel> open, MeterRegistry meters) {
        Counter refused = meters.counter("jarida.connections.refused");
        TomcatProtocolHandlerCustomizer<GuardedProtocol> guard =
                protocol -> protocol.guard(times, open, refused::increment);
        return factory -> {
            factory.setProtocol(GuardedProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(guard);
        };
    }
}
