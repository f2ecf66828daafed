package org.jarida.runner.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs a service's main class and ends with the runner that started it.
 *
 * <p>Standard input is a pipe whose other end only the runner holds. The pipe ends with the runner, however that ends,
 * and a thread here then halts the JVM at once: nothing that a service has acknowledged depends on an orderly end.
 */
public final class ServiceLauncher {

    private ServiceLauncher() {}

    /** The first argument names the main class, the others are passed on to it. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().name("runner-guard").daemon().start(ServiceLauncher::haltWithTheRunner);
        Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        // application classes are package-private
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void haltWithTheRunner() {
        try {
            while (System.in.read() >= 0) {
                // the runner never writes
            }
        } catch (IOException e) {
            // a broken pipe tells the same as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
