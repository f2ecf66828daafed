package org.jarida.moderation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.junit.jupiter.api.Test;

class HardenedServiceIT {

    @Test
    void aServiceInHardenedModeWeighsVotesAndNetworks() {
        String image = Acts.image(0x6001);
        try (RunningService service = RunningService.start("jarida.mode=HARDENED")) {
            IntStream.rangeClosed(1, 5).forEach(reader -> service.send(Acts.reported(image, reader, 1)));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> service.bean(CaseStore.class)
                            .find(image)
                            .filter(found -> found.ballot().votes().size() == 5)
                            .isPresent());
            assertThat(stored(service, image).state()).isEqualTo(CaseState.VISIBLE);

            service.send(Acts.reported(image, 6, 2));
            service.send(Acts.reported(image, 7, 2));

            await().atMost(Duration.ofSeconds(40))
                    .until(() -> stored(service, image).state() == CaseState.AUTO_HIDDEN);
            assertThat(stored(service, image).outbox().last().rule()).isEqualTo("HARDENED");
            assertThat(stored(service, image).outbox().last().tally().score()).isEqualTo(3000);
        }
    }

    private static Case stored(RunningService service, String image) {
        return service.bean(CaseStore.class).find(image).orElseThrow();
    }
}
