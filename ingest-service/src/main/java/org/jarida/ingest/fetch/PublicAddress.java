package org.jarida.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses from all others. IPv6 is public only inside 2000::/3; forms that carry an IPv4 address are judged
 * by it, or refused where nothing public needs them. Boot's {@code InetAddressFilter.externalAddresses()} is not used: as of
 * 4.1.1 it lets pass Azure's metadata address, IPv4-compatible and ISATAP forms of private addresses, 3fff::/20 and whatever
 * else lies outside 2000::/3.
 */
final class PublicAddress {

    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");

    private PublicAddress() {}

    static boolean test(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> outsideSpecial(v4);
            case Inet6Address v6 -> isPublic(v6);
            default -> false;
        };
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return outsideSpecial(embedded(bytes));
        }
        if (!GLOBAL_UNICAST.contains(address) || !outsideSpecial(address)) {
            return false;
        }
        boolean isatap =
                (bytes[8] == 0 || bytes[8] == 2) && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        return !isatap || outsideSpecial(embedded(bytes));
    }

    private static boolean outsideSpecial(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress embedded(byte[] v6) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(v6, 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::parse).toList();
    }
}
