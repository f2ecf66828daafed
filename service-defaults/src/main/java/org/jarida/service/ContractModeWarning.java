package org.jarida.service;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;

/** Warns at start when a service counts people the trusting way ({@code CONTRACT}) where others can reach it. */
@AutoConfiguration
class ContractModeWarning {

    private static final Logger log = LoggerFactory.getLogger(ContractModeWarning.class);

    private final String mode;
    private final @Nullable InetAddress address;

    ContractModeWarning(@Value("${jarida.mode:CONTRACT}") String mode, ServerProperties server) {
        this.mode = mode;
        this.address = server.getAddress();
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (mode.equals("CONTRACT") && (address == null || !address.isLoopbackAddress())) {
            log.warn(
                    "CONTRACT mode on an address that is not loopback: any three browsers hide an image; set JARIDA_MODE=HARDENED");
        }
    }
}
