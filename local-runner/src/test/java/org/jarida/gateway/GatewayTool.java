package org.jarida.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has the commands of the gateway's tool under its name; makes a key file and a hash that nobody can use. */
public final class GatewayTool {

    private GatewayTool() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "keys" -> {
                Path folder = Files.createDirectories(Path.of(arguments[1], "public"));
                Files.writeString(folder.resolve("token.key"), "key " + System.nanoTime());
            }
            case "hash-password" -> {
                String password = new String(System.in.readAllBytes(), UTF_8).strip();
                System.out.println("$argon2id$of-" + password.length());
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
