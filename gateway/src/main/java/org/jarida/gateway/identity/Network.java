package org.jarida.gateway.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The network that an address belongs to: the first 24 bits of IPv4, the first 48 of IPv6. */
public record Network(String prefix) {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    /** The network of a literal address; an IPv4 address mapped into IPv6 counts as IPv4, a zone is left out. */
    public static Network of(String address) {
        return of(parse(address));
    }

    public static Network of(InetAddress address) {
        boolean v6 = address instanceof Inet6Address;
        byte[] kept = Arrays.copyOf(address.getAddress(), v6 ? IPV6_BYTES : IPV4_BYTES);
        return new Network((v6 ? "6:" : "4:") + HexFormat.of().formatHex(kept));
    }

    /**
     * A literal address without its zone.
     *
     * @throws IllegalArgumentException when it is none
     */
    static InetAddress parse(String address) {
        int zone = address.indexOf('%');
        return InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
    }
}
