package org.jarida.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jarida.gateway.staff.Passwords;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A gateway and one service behind it that stands for all three, for the tests of a class. Each test finds that service
 * without requests and answering 200; both end after the last test.
 */
final class GatewayAndService implements BeforeEachCallback, AfterAllCallback {

    private final StubService service = StubService.start();
    private final RunningGateway gateway;

    private GatewayAndService(List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        for (String name : List.of("ingest", "article", "moderation")) {
            all.add("jarida.gateway.upstreams." + name + "=" + service.uri());
        }
        try {
            gateway = RunningGateway.start(Files.createTempDirectory("keys"), all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of the gateway, each {@code name=value}. */
    static Setup with(String... settings) {
        return new Setup(settings);
    }

    RunningGateway gateway() {
        return gateway;
    }

    StubService service() {
        return service;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        service.answering(200, "{}");
        service.forget();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        gateway.close();
        service.close();
        FileSystemUtils.deleteRecursively(gateway.keys());
    }

    /** What a gateway is to be started with. */
    static final class Setup {

        private final List<String> settings;
        private int accounts;

        private Setup(String... settings) {
            this.settings = new ArrayList<>(List.of(settings));
        }

        /** One more account of staff. */
        Setup account(String name, String password, String role) {
            String account = "jarida.gateway.accounts[" + accounts++ + "].";
            settings.add(account + "name=" + name);
            settings.add(account + "password-hash=" + new Passwords().hash(password));
            settings.add(account + "roles=" + role);
            return this;
        }

        GatewayAndService start() {
            return new GatewayAndService(settings);
        }
    }
}
