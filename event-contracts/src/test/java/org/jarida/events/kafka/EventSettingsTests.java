package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class EventSettingsTests {

    /** What the intake of reports promises its readers. */
    @Test
    void whoPublishesHearsWithinSixSecondsThatTheBrokerIsAway() {
        EventSettings settings = new Binder().bindOrCreate("jarida.events", EventSettings.class);

        assertThat(settings.maxBlock().plus(settings.deliveryTimeout())).isLessThanOrEqualTo(Duration.ofSeconds(6));
    }
}
