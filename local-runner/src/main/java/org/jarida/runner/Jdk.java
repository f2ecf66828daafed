package org.jarida.runner;

import java.nio.file.Path;

/** The JDK that the runner itself runs on, with which it starts the services. */
final class Jdk {

    private Jdk() {}

    static Path tool(String name) {
        return home().resolve("bin").resolve(name);
    }

    /** Names the JDK in file names: a cache made by one JDK is of no use to another. */
    static String key() {
        String name = Runtime.version() + "-" + Integer.toHexString(home().hashCode());
        return name.replaceAll("[^A-Za-z0-9.]+", "-");
    }

    private static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
