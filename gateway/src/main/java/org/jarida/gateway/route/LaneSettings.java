package org.jarida.gateway.route;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests may be under way to each service, by what they are, so that one kind cannot keep out another; more
 * are refused with 503 at once.
 *
 * @param read pages, feeds and the API. Defaults to 512
 * @param files images, which slow readers take long to fetch. Defaults to 1024
 * @param live streams of live headlines. Defaults to 0: as many as a quarter of the heap holds, at most 4096
 * @param write reports, withdrawals, appeals. Defaults to 512
 * @param staff what takes a member of staff. Defaults to 128
 */
@ConfigurationProperties("jarida.gateway.under-way")
record LaneSettings(
        @DefaultValue("512") int read,
        @DefaultValue("1024") int files,
        @DefaultValue("0") int live,
        @DefaultValue("512") int write,
        @DefaultValue("128") int staff) {

    /** What a stream holds for as long as it lasts: buffers of both its connections, and the stack of its thread. */
    static final long BYTES_OF_A_STREAM = 160_000;

    private static final int MOST_STREAMS = 4_096;

    int of(RouteGroup group) {
        return switch (group) {
            case READ -> read;
            case FILES -> files;
            case LIVE -> live > 0 ? live : streamsThatFit();
            case WRITE -> write;
            case STAFF -> staff;
            case SIGN_IN -> 0;
        };
    }

    private static int streamsThatFit() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_A_STREAM, 1, MOST_STREAMS);
    }
}
