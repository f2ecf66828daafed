package org.jarida.runner;

import java.io.PrintStream;

/** Tells the person who started the runner, line by line, how far it is. */
final class Progress {

    private final PrintStream console;
    private final long born = System.nanoTime();

    Progress(PrintStream console) {
        this.console = console;
    }

    /** A line with the time since the start in front of it. */
    void line(String text) {
        console.printf("%5.1f s  %s%n", (System.nanoTime() - born) / 1e9, text);
        console.flush();
    }

    /** The line that others wait for, as it is. */
    void plain(String text) {
        console.println(text);
        console.flush();
    }
}
