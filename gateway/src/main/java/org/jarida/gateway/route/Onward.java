package org.jarida.gateway.route;

import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers a request that the {@link Door} has let through. */
public interface Onward {

    /** @param headers all that a service may learn of the request; those of the answer can be changed until it is written */
    ServerResponse answer(Route route, ServerRequest request, HttpHeaders headers);
}
