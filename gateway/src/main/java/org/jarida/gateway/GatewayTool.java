package org.jarida.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.jarida.gateway.keys.KeyMaker;
import org.jarida.gateway.staff.Passwords;

/**
 * Commands of the gateway's jar that need no running gateway: {@code keys DIR} makes the keys that a folder lacks,
 * {@code hash-password} reads a password from standard input and prints its hash.
 */
final class GatewayTool {

    private GatewayTool() {}

    /** Whether the arguments are for this tool. */
    static boolean knows(String[] args) {
        return args.length > 0 && (args[0].equals("keys") || args[0].equals("hash-password"));
    }

    static void main(String[] args) {
        int status;
        try {
            status = run(args);
        } catch (IOException e) {
            System.err.println(e);
            status = 1;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("keys")) {
            new KeyMaker(Path.of(args[1]), Clock.systemUTC()).makeMissing();
            return 0;
        }
        if (args.length == 1 && args[0].equals("hash-password")) {
            return hashPassword();
        }
        System.err.println("usage: keys DIR | hash-password < PASSWORD");
        return 2;
    }

    private static int hashPassword() throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        if (password == null || password.isEmpty()) {
            System.err.println("no password on standard input");
            return 2;
        }
        System.out.println(new Passwords().hash(password));
        return 0;
    }
}
