package org.jarida.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds out where a request comes from. That is the address which connected, unless a proxy of ours did: then it is the
 * one that the proxy added last to {@code X-Forwarded-For}, and so on from the right while these are proxies of ours,
 * as many as may stand one behind the other. What a client itself wrote stands further left and is never looked at.
 */
@Component
public class ClientAddresses {

    private static final String HEADER = "X-Forwarded-For";
    /** More than any address with a port and the name of a zone. */
    private static final int LONGEST_ENTRY = 80;

    private static final Pattern ENTRY = Pattern.compile("(?<v4>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?"
            + "|\\[(?<boxed>[0-9a-fA-F]*:[0-9a-fA-F:.]*)(?:%[^]]*)?](?::[0-9]{1,5})?"
            + "|(?<v6>[0-9a-fA-F]*:[0-9a-fA-F:.]*)(?:%.*)?");

    private final Networks proxies;
    private final int depth;

    ClientAddresses(ProxySettings settings) {
        this.proxies = new Networks(settings.networks());
        this.depth = settings.depth();
    }

    /** The literal address of whoever sent a request as it came from the connection. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!proxies.contains(address)) {
            return address;
        }
        String chain = String.join(",", Collections.list(request.getHeaders(HEADER)));
        int end = chain.length();
        for (int hop = 0; hop < depth && end >= 0 && proxies.contains(address); hop++) {
            int comma = chain.lastIndexOf(',', end - 1);
            Optional<String> before = read(chain.substring(comma + 1, end).strip());
            if (before.isEmpty()) {
                break;
            }
            address = before.get();
            end = comma;
        }
        return address;
    }

    /** Whether an address is that of a proxy, who stands for many. */
    public boolean isProxy(InetAddress address) {
        return proxies.contains(address);
    }

    /** The address in an entry, without port and zone; nothing when there is none. */
    private static Optional<String> read(String entry) {
        Matcher parts = ENTRY.matcher(entry.length() > LONGEST_ENTRY ? "" : entry);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String address = parts.group("v4") != null
                ? parts.group("v4")
                : Objects.requireNonNullElse(parts.group("boxed"), parts.group("v6"));
        try {
            return Optional.of(Network.parse(address).getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
