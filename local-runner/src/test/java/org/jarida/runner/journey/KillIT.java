package org.jarida.runner.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing acknowledged is lost to SIGKILL: a short run in every build, the long one in profile {@code soak}. */
class KillIT {

    @TempDir
    Path home;

    @Test
    void nothingAcknowledgedIsLostToASigkill() throws Exception {
        System.out.println(
                new KillOracle(home, freePort(), 60, 300, List.of("moderation-service", KillOracle.RUNNER)).run());
    }

    @Test
    @Tag("soak")
    void nothingAcknowledgedIsLostToASigkillUnderTwoThousandReports() throws Exception {
        System.out.println(new KillOracle(
                        home,
                        freePort(),
                        500,
                        2000,
                        List.of(
                                "article-service",
                                "moderation-service",
                                "ingest-service",
                                "gateway",
                                KillOracle.RUNNER))
                .run());
    }

    /** The port stays the same over the runner's death, because the readers' cookies are for it. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
