package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneSettingsTests {

    @Test
    void whatNobodyCountedLeavesHalfOfTheHeap() {
        LaneSettings settings = new LaneSettings(0, 0, 0, 0, 128, 0);

        assertThat(settings.read()).isBetween(1, 512).isEqualTo(settings.write());
        assertThat(settings.files()).isBetween(1, 1_024);
        assertThat(settings.live()).isBetween(1, 4_096);
        assertThat(settings.all())
                .isEqualTo((int) (Runtime.getRuntime().maxMemory() / 2 / LaneSettings.BYTES_OF_A_REQUEST))
                .isGreaterThan(Math.max(settings.read(), settings.live()));
    }

    @Test
    void whatIsCountedHolds() {
        LaneSettings settings = new LaneSettings(1, 2, 9_000, 4, 5, 6);

        assertThat(settings.of(RouteGroup.READ)).isEqualTo(1);
        assertThat(settings.of(RouteGroup.FILES)).isEqualTo(2);
        assertThat(settings.of(RouteGroup.LIVE)).isEqualTo(9_000);
        assertThat(settings.of(RouteGroup.WRITE)).isEqualTo(4);
        assertThat(settings.of(RouteGroup.STAFF)).isEqualTo(5);
        assertThat(settings.all()).isEqualTo(6);
    }
}
