package org.jarida.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an attacker sends and what comes of it. Texts in braces stand for what only a running gateway can tell: a
 * session, a key.
 *
 * @param reaches method and target of each request that the service gets, in order
 */
record Attack(String name, String request, int status, List<String> reaches, List<String> says) {

    static final String HOST = "Host: localhost";

    /** Nothing of it reaches a service. */
    static Attack refused(String name, int status, String request) {
        return new Attack(name, request, status, List.of(), List.of());
    }

    /** It is answered as if the malice were not in it. */
    static Attack harmless(String name, int status, String request, String... reaches) {
        return new Attack(name, request, status, List.of(reaches), List.of());
    }

    /** What the answer must hold, besides. */
    Attack saying(String... texts) {
        return new Attack(name, request, status, reaches, List.of(texts));
    }

    /** A request that ends its connection. */
    static String http(String line, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.add("Connection: close");
        return kept(line, all.toArray(String[]::new));
    }

    /** A request after which the connection is kept, so that what follows could be taken for another. */
    static String kept(String line, String... headers) {
        return bare(line, HOST + (headers.length == 0 ? "" : "\r\n") + String.join("\r\n", headers));
    }

    /** A request without a host. */
    static String bare(String line, String... headers) {
        return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    /** A POST that ends its connection. */
    static String post(String target, String body, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.add("Content-Length: " + body.length());
        return http("POST " + target, all.toArray(String[]::new)) + body;
    }

    @Override
    public String toString() {
        return name;
    }
}
