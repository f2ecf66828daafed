package org.jarida.gateway.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Turns a base URI into one per address of its name. */
interface Addresses {

    /** Asks the name service; the JVM keeps an answer for a second at most (see {@code GatewayApplication}). */
    Addresses OF_NAME_SERVICE = base -> {
        List<URI> uris = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(base.getHost())) {
            String host = address.getHostAddress();
            uris.add(at(base, address instanceof Inet6Address ? "[" + host + "]" : host));
        }
        return uris;
    };

    /**
     * The URIs, each with a literal address.
     *
     * @throws UnknownHostException when the name has no address now
     */
    List<URI> of(URI base) throws UnknownHostException;

    private static URI at(URI base, String host) {
        boolean secure = "https".equals(base.getScheme());
        int port = base.getPort() < 0 ? (secure ? 443 : 80) : base.getPort();
        // TLS needs the name for its certificate; behind TLS a name counts once
        return URI.create(base.getScheme() + "://" + (secure ? base.getHost() : host) + ":" + port);
    }
}
