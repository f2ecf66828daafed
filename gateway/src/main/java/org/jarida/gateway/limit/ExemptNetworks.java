package org.jarida.gateway.limit;

import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.util.NetMask;

/** Networks that are not counted. */
final class ExemptNetworks {

    private final List<NetMask> masks;

    /** @param networks such as {@code 10.0.0.0/8} or {@code ::1} */
    ExemptNetworks(List<String> networks) {
        this.masks = networks.stream().map(String::strip).map(NetMask::new).toList();
    }

    /** Whether a literal address belongs to one. */
    boolean contains(String address) {
        if (masks.isEmpty()) {
            return false;
        }
        InetAddress parsed = InetAddress.ofLiteral(address);
        return masks.stream().anyMatch(mask -> mask.matches(parsed));
    }
}
