package org.jarida.gateway.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.cloud.client.ServiceInstance;

/**
 * One running instance of a service, at one address. Ready while its last health check passed and no connection was
 * refused since. One that takes connections but is silent may just be busy: until it has been silent for long it is the
 * last resort of a service that has no other. One that has just started gets few requests at first, more from second to
 * second, since a cold process is slow and each request in its queue makes it slower.
 */
public final class Replica implements ServiceInstance {

    /** Checks in a row; a silent one takes a second. */
    private static final int MOST_SILENT = 20;

    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private final Service service;
    private final URI uri;
    private volatile Health health = Health.SILENT;
    private volatile int silent;
    private volatile long startedNanos;

    Replica(Service service, URI uri) {
        this.service = service;
        this.uri = uri;
    }

    /** Leaves it out until the next health check passes. */
    public void leaveOut() {
        health = Health.AWAY;
    }

    /**
     * Takes note of a health check; these come one after the other. One that was away is so until it answers.
     *
     * @param nanos as of {@link System#nanoTime}
     */
    void checked(Health now, long nanos) {
        if (now == Health.READY && (health == Health.AWAY || isUnknown())) {
            startedNanos = nanos;
        }
        if (now != Health.SILENT || health != Health.AWAY) {
            silent = now == Health.SILENT ? silent + 1 : 0;
            health = now;
        }
    }

    /** From 0, when it has just started, to 1: how much of its share of the requests it takes while others are ready. */
    double warmth(long nanos) {
        return Math.min(1, (nanos - startedNanos) / (double) WARM_UP.toNanos());
    }

    private boolean isUnknown() {
        return health == Health.SILENT && silent == 0;
    }

    boolean isLastResort() {
        return health == Health.SILENT && silent > 0 && silent <= MOST_SILENT;
    }

    boolean isReady() {
        return health == Health.READY;
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
