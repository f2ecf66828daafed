package org.jarida.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneSettingsTests {

    @Test
    void streamsThatNobodyCountedTakeAQuarterOfTheHeap() {
        long heap = Runtime.getRuntime().maxMemory();

        assertThat(new LaneSettings(1, 1, 0, 1, 1).of(RouteGroup.LIVE))
                .isBetween(1, 4_096)
                .isLessThanOrEqualTo((int) (heap / 4 / LaneSettings.BYTES_OF_A_STREAM));
        assertThat(new LaneSettings(1, 1, 9_000, 1, 1).of(RouteGroup.LIVE)).isEqualTo(9_000);
    }
}
