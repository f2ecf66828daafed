package org.jarida.gateway.upstream;

import java.net.URI;
import java.util.Map;
import org.springframework.cloud.client.ServiceInstance;

/**
 * One running instance of a service, at one address. Ready while its last health check passed and no connection was
 * refused since.
 */
public final class Replica implements ServiceInstance {

    private final Service service;
    private final URI uri;
    private volatile boolean ready;

    Replica(Service service, URI uri) {
        this.service = service;
        this.uri = uri;
    }

    /** Leaves it out until the next health check passes. */
    public void leaveOut() {
        ready = false;
    }

    void checked(boolean passed) {
        ready = passed;
    }

    boolean isReady() {
        return ready;
    }

    @Override
    public String getServiceId() {
        return service.audience();
    }

    @Override
    public String getHost() {
        return uri.getHost();
    }

    @Override
    public int getPort() {
        return uri.getPort();
    }

    @Override
    public boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public Map<String, String> getMetadata() {
        return Map.of();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
