package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jarida.gateway.identity.ClientAddresses;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes the remote address of a request that of its client, also behind a proxy: all that counts by address counts it. */
final class ClientAddress extends OncePerRequestFilter {

    private final ClientAddresses addresses;

    ClientAddress(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = addresses.of(request);
        boolean direct = address.equals(request.getRemoteAddr());
        chain.doFilter(direct ? request : new Proxied(request, address), response);
    }

    private static final class Proxied extends HttpServletRequestWrapper {

        private final String address;

        Proxied(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getRemoteAddr() {
            return address;
        }
    }
}
