package org.jarida.ingest.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host to those of its addresses that may be dialled. The connection is opened to exactly what this returns,
 * so a name that answers differently the next time gains nothing.
 */
final class FilteringDnsResolver implements DnsResolver {

    private final AllowList allowed;
    private final DnsResolver resolver;

    FilteringDnsResolver(AllowList allowed, DnsResolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /** The name has addresses, but none that may be dialled. */
    static final class ForbiddenAddressException extends UnknownHostException {
        ForbiddenAddressException(String host) {
            super(host + " is not at a public address");
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> dialled = Arrays.stream(resolver.resolve(host))
                .filter(address -> PublicAddress.test(address) || allowed.permits(host, port, address))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (dialled.isEmpty()) {
            throw new ForbiddenAddressException(host);
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
