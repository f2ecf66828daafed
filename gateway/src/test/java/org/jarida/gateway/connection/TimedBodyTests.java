package org.jarida.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TimedBodyTests {

    private static final ClientTimes TIMES =
            new ClientTimes(Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofBytes(1_000));

    private final Drip drip = new Drip();
    private final TimedBody body = new TimedBody(drip, TIMES, () -> drip.now);

    @BeforeEach
    void begin() {
        body.begin();
    }

    @Test
    void whatDripsEndsInTime() throws IOException {
        drip.gives(1, Duration.ofSeconds(9));
        for (int i = 0; i < 4; i++) {
            assertThat(read()).isEqualTo(1);
        }
        assertThatThrownBy(this::read).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(this::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(drip.reads).isEqualTo(4);

        body.begin();
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void whatComesFastEnoughMayTakeLong() throws IOException {
        drip.gives(1_100, Duration.ofSeconds(1));
        for (int i = 0; i < 10_000; i++) {
            assertThat(read()).isEqualTo(1_100);
        }
        drip.gives(500, Duration.ofSeconds(1));
        int more = 0;
        while (more < 10_000 && readsOn()) {
            more++;
        }
        // 30 s, and 1,000 s that 10,000 pieces were faster than they had to be, of which every slow second costs a half
        assertThat(more).isEqualTo(2 * 1_030);
    }

    @Test
    void timeInWhichNobodyReadsDoesNotCount() throws IOException {
        drip.gives(1, Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            drip.passes(Duration.ofMinutes(1));
            assertThat(read()).isEqualTo(1);
        }
    }

    @Test
    void theRestHasItsOwnTime() throws IOException {
        drip.gives(1, Duration.ofSeconds(1));
        read();
        body.endWithin(Duration.ofSeconds(2));
        drip.gives(0, Duration.ofSeconds(1));
        read();
        read();
        assertThatThrownBy(this::read).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void afterAFailureNothingIsRead() {
        drip.failure = new EOFException();
        assertThatThrownBy(this::read).isSameAs(drip.failure);
        assertThatThrownBy(this::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(drip.reads).isEqualTo(1);
    }

    @Test
    void theEndStaysTheEnd() throws IOException {
        drip.gives(-1, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(read()).isEqualTo(-1);
        }
    }

    private int read() throws IOException {
        return body.doRead(null);
    }

    private boolean readsOn() throws IOException {
        try {
            return read() > 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Gives so many bytes at each read, after a time. */
    private static final class Drip implements InputBuffer {

        private long now;
        private int bytes;
        private Duration after = Duration.ZERO;
        private int reads;
        private IOException failure;

        void gives(int atOnce, Duration time) {
            bytes = atOnce;
            after = time;
        }

        void passes(Duration time) {
            now += time.toNanos();
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            reads++;
            if (failure != null) {
                throw failure;
            }
            passes(after);
            return bytes;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
