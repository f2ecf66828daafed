package org.jarida.gateway;

import java.security.Security;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the gateway; with a command of {@link GatewayTool} as its first argument it does only that. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
class GatewayApplication {

    static void main(String[] args) {
        if (GatewayTool.knows(args)) {
            GatewayTool.main(args);
            return;
        }
        // a name's addresses are asked for every two seconds; a replica that appears must not wait for the JVM's cache
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        SpringApplication.run(GatewayApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
