package org.jarida.gateway.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests on and, once they are answered, takes in what is left of their bodies for a short time, so that a client
 * that is still sending sees its answer. Then the connection is closed; the server alone would go on for as long as
 * bytes drip in.
 */
final class Lingering implements Adapter {

    private static final Logger log = LoggerFactory.getLogger(Lingering.class);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final Adapter server;
    private final TimedBody body;
    private final long most;

    /** @param most bytes that are taken in */
    Lingering(Adapter server, TimedBody body, long most) {
        this.server = server;
        this.body = body;
        this.most = most;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        if (request.protocol().equals("")) {
            // HTTP/0.9, in which no refusal can be said
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        body.begin();
        server.service(request, response);
        if (mayHaveRest(request) && !takeRest(request)) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** After an error nothing is taken in: the connection is closed at once. */
    private static boolean mayHaveRest(Request request) {
        return !is(request, ActionCode.IS_ERROR)
                && !is(request, ActionCode.ASYNC_IS_ASYNC)
                && !is(request, ActionCode.REQUEST_BODY_FULLY_READ);
    }

    /** Whether there is no rest any more. */
    private boolean takeRest(Request request) {
        if (request.hasExpectation()) {
            // a client that asked before sending may now send the body or the next request: nobody can tell
            return false;
        }
        Sink sink = new Sink();
        body.endWithin(LONGEST);
        try {
            for (long taken = 0; taken <= most; ) {
                int read = request.doRead(sink);
                if (read < 0) {
                    return true;
                }
                taken += read;
            }
        } catch (IOException e) {
            log.debug("The rest of a request did not come", e);
        }
        return false;
    }

    private static boolean is(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return server.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return server.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        server.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        server.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return server.getDomain();
    }

    /** Where the rest goes. */
    private static final class Sink implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the server brings its own buffer
        }
    }
}
