package org.jarida.gateway.limit;

import java.util.List;
import org.jarida.gateway.rate.Rate;
import org.jarida.gateway.route.RouteGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests are taken, by this gateway alone: two gateways take twice as many. A network is an IPv4 /24 or an
 * IPv6 /48; thousands of people may share one, so its limits are for floods, not for people.
 *
 * @param exempt networks, such as {@code 127.0.0.0/8}, whose readers, requests and connections are not counted: those of
 *     monitoring and of load tests. Defaults to none
 * @param read pages, feeds and the API. Defaults to 600/1m, 60000/1m and 50000/1s
 * @param files images, stylesheets, scripts. Defaults to 6000/1m, 600000/1m and 50000/1s
 * @param live connections to live headlines. Defaults to 60/1m, 6000/1m and 5000/1s
 * @param write reports, withdrawals, appeals. Defaults to 60/1m, 600/1m and 2000/1s
 * @param staff what takes a member of staff. Defaults to none, 6000/1m and 500/1s
 * @param signIn the form to sign in; wrong passwords have limits of their own. Defaults to none, 60/1m and 50/1s
 */
@ConfigurationProperties("jarida.gateway.limits")
record LimitSettings(
        @DefaultValue List<String> exempt,
        @DefaultValue Rates read,
        @DefaultValue Rates files,
        @DefaultValue Rates live,
        @DefaultValue Rates write,
        @DefaultValue Rates staff,
        @DefaultValue Rates signIn) {

    LimitSettings {
        exempt = List.copyOf(exempt);
        read = read.or("600/1m", "60000/1m", "50000/1s");
        files = files.or("6000/1m", "600000/1m", "50000/1s");
        live = live.or("60/1m", "6000/1m", "5000/1s");
        write = write.or("60/1m", "600/1m", "2000/1s");
        staff = staff.or("none", "6000/1m", "500/1s");
        signIn = signIn.or("none", "60/1m", "50/1s");
    }

    Rates of(RouteGroup group) {
        return switch (group) {
            case READ -> read;
            case FILES -> files;
            case LIVE -> live;
            case WRITE -> write;
            case STAFF -> staff;
            case SIGN_IN -> signIn;
        };
    }

    /**
     * Limits of one group of routes.
     *
     * @param reader for one reader who has our cookie
     * @param network for one network
     * @param all for all together; beyond it requests are answered 503
     */
    record Rates(
            @Nullable Rate reader,
            @Nullable Rate network,
            @Nullable Rate all) {

        private Rates or(String otherReader, String otherNetwork, String otherAll) {
            return new Rates(
                    reader == null ? Rate.of(otherReader) : reader,
                    network == null ? Rate.of(otherNetwork) : network,
                    all == null ? Rate.of(otherAll) : all);
        }

        Rate ofReader() {
            return reader == null ? Rate.NONE : reader;
        }

        Rate ofNetwork() {
            return network == null ? Rate.NONE : network;
        }

        Rate ofAll() {
            return all == null ? Rate.NONE : all;
        }
    }
}
