package org.jarida.ingest.fetch;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an operator lets us dial although it is not public, and whatever else is switched off. */
final class AllowList {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>[^\\s/]+):(?<port>[0-9]{1,5})");

    private final List<Network> networks = new ArrayList<>();
    private final Set<String> hostsAndPorts = new HashSet<>();

    /**
     * @throws IllegalArgumentException when an entry is none of: address, network, {@code host:port}
     */
    AllowList(List<String> entries) {
        entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).forEach(this::add);
    }

    private void add(String entry) {
        var hostAndPort = HOST_AND_PORT.matcher(entry);
        boolean isAddress = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[");
        if (hostAndPort.matches() && !isAddress) {
            hostsAndPorts.add(key(hostAndPort.group("host"), Integer.parseInt(hostAndPort.group("port"))));
            return;
        }
        try {
            networks.add(Network.parse(entry));
        } catch (IllegalArgumentException neither) {
            throw new IllegalArgumentException(
                    "jarida.fetch.allow: neither address, network nor host:port: " + entry, neither);
        }
    }

    /**
     * Whether a host is listed by what it is called, told without asking for its address: as {@code host:port}, or as an
     * address literal of a listed network.
     */
    boolean lists(String host, int port) {
        return hostsAndPorts.contains(key(host, port))
                || literal(host)
                        .filter(address -> networks.stream().anyMatch(network -> network.contains(address)))
                        .isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(bare(host)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean permits(String host, int port, InetAddress address) {
        return hostsAndPorts.contains(key(host, port))
                || networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String key(String host, int port) {
        return bare(host).toLowerCase(Locale.ROOT) + ' ' + port;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
