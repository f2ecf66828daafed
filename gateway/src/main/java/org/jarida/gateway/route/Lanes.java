package org.jarida.gateway.route;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.upstream.Service;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Counts what is under way, to all services and in a lane for each and each group of routes, and refuses what is too much. */
@Component
public class Lanes {

    private final Semaphore all;
    private final Map<Service, Map<RouteGroup, Lane>> lanes = new EnumMap<>(Service.class);

    private record Lane(Semaphore free, Counter refused) {}

    /** A request's place in its lane; must be left once. */
    public record Place(Semaphore lane, Semaphore all) {

        public void leave() {
            lane.release();
            all.release();
        }
    }

    Lanes(LaneSettings settings, MeterRegistry meters) {
        all = new Semaphore(settings.all());
        for (Service service : Service.values()) {
            Map<RouteGroup, Lane> ofService = new EnumMap<>(RouteGroup.class);
            for (RouteGroup group : RouteGroup.values()) {
                ofService.put(group, lane(service, group, settings.of(group), meters));
            }
            lanes.put(service, ofService);
        }
    }

    private static Lane lane(Service service, RouteGroup group, int most, MeterRegistry meters) {
        Semaphore free = new Semaphore(most);
        Tags tags = Tags.of("service", service.audience(), "group", group.key());
        Gauge.builder("jarida.under.way", free, each -> (double) most - each.availablePermits())
                .tags(tags)
                .register(meters);
        return new Lane(free, meters.counter("jarida.shed", tags));
    }

    /** Enters a lane, or ends the request with a 503. */
    public Place enter(Service service, RouteGroup group) {
        Map<RouteGroup, Lane> ofService = Objects.requireNonNull(lanes.get(service), "Every service has lanes");
        Lane lane = Objects.requireNonNull(ofService.get(group), "Every group has a lane");
        if (lane.free().tryAcquire()) {
            if (all.tryAcquire()) {
                return new Place(lane.free(), all);
            }
            lane.free().release();
        }
        lane.refused().increment();
        throw new ProblemException(
                        ProblemType.UNAVAILABLE, "The " + service.audience() + " is busy. Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }
}
