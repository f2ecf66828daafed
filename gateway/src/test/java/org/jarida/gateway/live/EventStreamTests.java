package org.jarida.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventStreamTests {

    @Test
    void blocksComeAsTheyWereWritten() throws Exception {
        EventStream stream =
                of("retry: 3000\nevent: ready\nid: a\ndata: {}\n\n:\n\nid:b\ndata: خبر\ndata: عاجل\n\nid: c\n");

        assertThat(stream.next())
                .isEqualTo(new EventStream.Block("ready", "a", "retry: 3000\nevent: ready\nid: a\ndata: {}\n\n"));
        assertThat(stream.next()).isEqualTo(new EventStream.Block(null, null, ":\n\n"));
        assertThat(stream.next()).isEqualTo(new EventStream.Block(null, "b", "id:b\ndata: خبر\ndata: عاجل\n\n"));
        assertThat(stream.next()).as("what is not finished is not told").isNull();
    }

    @Test
    void aBlockWithoutAnEndIsNotReadForever() {
        EventStream stream = of("data: %s\n".formatted("x".repeat(1_000)).repeat(100));

        assertThatThrownBy(stream::next).isInstanceOf(IOException.class).hasMessageContaining("65536");
    }

    private static EventStream of(String text) {
        return new EventStream(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }
}
