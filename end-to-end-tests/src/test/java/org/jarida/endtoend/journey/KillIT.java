package org.jarida.endtoend.journey;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing acknowledged is lost to SIGKILL: a short run in every build, the long one in profile {@code soak}. */
@ExtendWith(SharedJarida.Resolver.class)
class KillIT {

    @Test
    void nothingAcknowledgedIsLostToASigkill(SharedJarida shared) throws Exception {
        System.out.println(new KillOracle(shared, 60, 300, List.of("moderation-service", KillOracle.RUNNER)).run());
    }

    @Test
    @Tag("soak")
    void nothingAcknowledgedIsLostToASigkillUnderTwoThousandReports(SharedJarida shared) throws Exception {
        System.out.println(new KillOracle(
                        shared,
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
}
