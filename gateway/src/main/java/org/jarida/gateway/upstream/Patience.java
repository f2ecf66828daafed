package org.jarida.gateway.upstream;

import org.springframework.web.servlet.function.ServerRequest;

/** How long an answer may keep the gateway waiting; {@link UpstreamTimes} says how long each is. */
public enum Patience {
    /** A reader waits. */
    PAGE,
    /** A member of staff asked for work to be done. */
    WORK,
    /** A stream that may be silent between events. */
    STREAM;

    private static final String NAME = Patience.class.getName();

    /** Says how patient the call for a request shall be; {@link #PAGE} unless said. */
    public void with(ServerRequest request) {
        request.attributes().put(NAME, this);
    }

    static Patience of(ServerRequest request) {
        return (Patience) request.attribute(NAME).orElse(PAGE);
    }
}
