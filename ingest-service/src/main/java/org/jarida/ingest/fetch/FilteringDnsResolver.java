package org.jarida.ingest.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host to those of its addresses that may be dialled. The connection is opened to exactly what this returns,
 * so a name that answers differently the next time gains nothing. Where the outside is switched off, a host that is not
 * listed is not even looked up.
 */
final class FilteringDnsResolver implements DnsResolver {

    private final AllowList allowed;
    private final boolean outside;
    private final DnsResolver resolver;

    FilteringDnsResolver(AllowList allowed, boolean outside, DnsResolver resolver) {
        this.allowed = allowed;
        this.outside = outside;
        this.resolver = resolver;
    }

    /** The host may not be dialled; the message says why, in words fit for a health page. */
    static final class ForbiddenAddressException extends UnknownHostException {
        ForbiddenAddressException(String reason) {
            super(reason);
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        if (!outside && !allowed.lists(host, port)) {
            throw new ForbiddenAddressException("only listed servers may be reached from here");
        }
        List<InetSocketAddress> dialled = Arrays.stream(resolver.resolve(host))
                .filter(address -> (outside && PublicAddress.test(address)) || allowed.permits(host, port, address))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (dialled.isEmpty()) {
            throw new ForbiddenAddressException("the server is not at a public address");
        }
        return dialled;
    }

    /** Without a port no {@code host:port} exception can apply. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
