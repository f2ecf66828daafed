package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Path;

/** Serves a store until it is killed; tells its address in one line. */
final class StoreVictim {

    private StoreVictim() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        try (LocalMongo store = LocalMongo.start(Path.of(arguments[0]), 0)) {
            System.out.println("uri=" + store.uri());
            Thread.currentThread().join();
        }
    }
}
