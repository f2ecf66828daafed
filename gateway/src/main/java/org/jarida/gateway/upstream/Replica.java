package org.jarida.gateway.upstream;

import java.net.URI;
import java.util.Map;
import org.springframework.cloud.client.ServiceInstance;

/**
 * One running instance of a service, at one address. Ready while its last health check passed and no connection was
 * refused since. One that was ready and falls silent may just be busy: until it has been silent for long it is the last
 * resort of a service that has no other.
 */
public final class Replica implements ServiceInstance {

    /** Checks in a row; a silent one takes a second. */
    private static final int MOST_SILENT = 20;

    private final Service service;
    private final URI uri;
    private volatile boolean ready;
    private volatile int silent;

    Replica(Service service, URI uri) {
        this.service = service;
        this.uri = uri;
    }

    /** Leaves it out until the next health check passes. */
    public void leaveOut() {
        ready = false;
        silent = 0;
    }

    /** Takes note of a health check; these come one after the other. */
    void checked(Health health) {
        boolean isLastResort = health == Health.SILENT && (ready || isLastResort());
        silent = isLastResort ? silent + 1 : 0;
        ready = health == Health.READY;
    }

    boolean isLastResort() {
        return silent > 0 && silent <= MOST_SILENT;
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
