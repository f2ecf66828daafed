package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Path;

/** Runs a broker until it is killed; tells its address in one line. */
final class BrokerVictim {

    private BrokerVictim() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        try (LocalKafka broker = LocalKafka.start(folder, Integer.parseInt(arguments[1]), new Ports().free())) {
            System.out.println("bootstrap=" + broker.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
