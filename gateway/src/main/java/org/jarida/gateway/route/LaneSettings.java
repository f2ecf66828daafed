package org.jarida.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests may be under way to each service, by what they are, so that one kind cannot keep out another; more
 * are refused with 503 at once. Where it is 0, as many as a part of the heap holds: a slow service must not fill it.
 *
 * @param read pages, feeds and the API. Defaults to a sixth of the heap, at most 512
 * @param files images, which slow readers take long to fetch. Defaults to a sixth of the heap, at most 1024
 * @param live streams of live headlines. Defaults to a quarter of the heap, at most 4096
 * @param write reports, withdrawals, appeals. Defaults to a sixth of the heap, at most 512
 * @param staff what takes a member of staff. Defaults to 128
 * @param all to all services together. Defaults to half of the heap
 */
@ConfigurationProperties("jarida.gateway.under-way")
record LaneSettings(
        @DefaultValue("0") int read,
        @DefaultValue("0") int files,
        @DefaultValue("0") int live,
        @DefaultValue("0") int write,
        @DefaultValue("128") int staff,
        @DefaultValue("0") int all) {

    /** What a request holds: buffers of both its connections, and the stack of its thread. */
    static final long BYTES_OF_A_REQUEST = 160_000;

    LaneSettings {
        read = read > 0 ? read : fits(6, 512);
        files = files > 0 ? files : fits(6, 1_024);
        live = live > 0 ? live : fits(4, 4_096);
        write = write > 0 ? write : fits(6, 512);
        all = all > 0 ? all : fits(2, Integer.MAX_VALUE);
    }

    int of(RouteGroup group) {
        return switch (group) {
            case READ -> read;
            case FILES -> files;
            case LIVE -> live;
            case WRITE -> write;
            case STAFF -> staff;
            case SIGN_IN -> 0;
        };
    }

    private static int fits(int part, int most) {
        return Math.clamp(Runtime.getRuntime().maxMemory() / part / BYTES_OF_A_REQUEST, 1, most);
    }
}
