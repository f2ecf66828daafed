package org.jarida.gateway.identity;

import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.util.NetMask;

/** A set of networks, as settings list them. */
public final class Networks {

    private final List<NetMask> masks;

    /** @param networks such as {@code 10.0.0.0/8} or {@code ::1} */
    public Networks(List<String> networks) {
        this.masks = networks.stream().map(String::strip).map(NetMask::new).toList();
    }

    /** Whether a literal address belongs to one; a zone is left out. */
    public boolean contains(String address) {
        return !masks.isEmpty() && contains(Network.parse(address));
    }

    public boolean contains(InetAddress address) {
        return masks.stream().anyMatch(mask -> mask.matches(address));
    }
}
