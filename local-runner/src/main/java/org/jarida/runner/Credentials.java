package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The keys of this home and its administrator's account, made at the first start.
 *
 * <p>The gateway owns the form of both, so its own tool makes them; the password is passed to it on standard input and
 * stands nowhere but in {@code admin-password}.
 */
final class Credentials {

    private static final String TOOL = "org.jarida.gateway.GatewayTool";
    private static final int PASSWORD_BYTES = 18;

    private final RunnerHome home;
    private final ServiceApp gateway;

    Credentials(RunnerHome home, ServiceApp gateway) {
        this.home = home;
        this.gateway = gateway;
    }

    /** Makes what is missing; what is there stays as it is. */
    void ensure() throws IOException, InterruptedException {
        // the accounts are written last: without them an earlier start may have been cut off among the keys
        if (Files.notExists(home.file("keys").resolve("public")) || Files.notExists(home.file("accounts.yaml"))) {
            tool("", "keys", home.file("keys").toString());
        }
        if (Files.notExists(home.file("admin-password"))) {
            home.writePrivately("admin-password", password() + "\n");
            Files.deleteIfExists(home.file("accounts.yaml"));
        }
        if (Files.notExists(home.file("accounts.yaml"))) {
            String password =
                    Files.readString(home.file("admin-password"), UTF_8).strip();
            String hash = tool(password + "\n", "hash-password").strip();
            home.writePrivately("accounts.yaml", """
                    jarida:
                      gateway:
                        accounts:
                          - name: admin
                            password-hash: "%s"
                            roles: [ADMIN]
                    """.formatted(hash));
        }
    }

    private String tool(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jdk.tool("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                gateway.jar().toString(),
                TOOL));
        command.addAll(List.of(arguments));
        Path errors = home.log("gateway-tool");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        try (var stdin = process.outputWriter(UTF_8)) {
            stdin.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new StartFailedException(
                    "%s %s ended with %d; its log says why: %s".formatted(TOOL, arguments[0], exit, errors));
        }
        return output;
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
