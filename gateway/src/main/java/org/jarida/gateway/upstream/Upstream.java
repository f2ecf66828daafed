package org.jarida.gateway.upstream;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.loadbalancer.core.RoundRobinLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.SimpleObjectProvider;
import reactor.core.publisher.Flux;

/**
 * The replicas of one service, and whose turn it is. The list is made anew at every refresh: who appears at a name
 * takes part once ready, who is gone from it is dropped. A name that cannot be resolved keeps the addresses it had;
 * their health decides.
 */
final class Upstream implements ServiceInstanceListSupplier {

    private static final Logger log = LoggerFactory.getLogger(Upstream.class);

    private final Service service;
    private final List<URI> bases;
    private final Addresses addresses;
    private final HealthProbe probe;
    private final RoundRobinLoadBalancer balancer;
    private final Map<URI, List<URI>> lastKnown = new LinkedHashMap<>();
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile List<Replica> replicas = List.of();

    Upstream(Service service, List<URI> bases, Addresses addresses, HealthProbe probe) {
        this.service = service;
        this.bases = bases;
        this.addresses = addresses;
        this.probe = probe;
        this.balancer = new RoundRobinLoadBalancer(new SimpleObjectProvider<>(this), service.audience());
    }

    /** Instances that a request has tried already. */
    private record Tried(Set<Replica> replicas) {}

    /** The next ready replica but those tried, or if none is ready, one that may just be busy; nothing when none is left. */
    Optional<Replica> choose(Set<Replica> tried) {
        Response<ServiceInstance> chosen =
                balancer.choose(new DefaultRequest<>(new Tried(tried))).block();
        return Optional.ofNullable(chosen).map(Response::getServer).map(Replica.class::cast);
    }

    boolean hasReady() {
        return replicas.stream().anyMatch(Replica::isReady);
    }

    /** Resolves the names and checks all replicas, side by side; does nothing while it is being done already. */
    void refresh() {
        if (refreshing.tryLock()) {
            try {
                refreshAlone();
            } finally {
                refreshing.unlock();
            }
        }
    }

    private void refreshAlone() {
        Map<URI, Replica> known = new LinkedHashMap<>();
        replicas.forEach(replica -> known.put(replica.getUri(), replica));
        List<Replica> found = new ArrayList<>();
        for (URI uri : resolve()) {
            found.add(known.getOrDefault(uri, new Replica(service, uri)));
        }
        try (ExecutorService checks = Executors.newVirtualThreadPerTaskExecutor()) {
            found.forEach(replica -> checks.execute(() -> check(replica)));
        }
        replicas = List.copyOf(found);
    }

    private Set<URI> resolve() {
        Set<URI> uris = new LinkedHashSet<>();
        for (URI base : bases) {
            try {
                lastKnown.put(base, addresses.of(base));
            } catch (UnknownHostException e) {
                log.debug("{} of {} has no address now", base, service, e);
            }
            uris.addAll(lastKnown.getOrDefault(base, List.of()));
        }
        return uris;
    }

    private void check(Replica replica) {
        boolean before = replica.isReady();
        Health health = probe.check(replica.getUri());
        replica.checked(health, System.nanoTime());
        if (before != replica.isReady()) {
            log.info("{} at {} is {}", service.audience(), replica, before ? "left out: " + health : "ready");
        }
    }

    @Override
    public String getServiceId() {
        return service.audience();
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return Flux.just(usable(Set.of()));
    }

    @Override
    public Flux<List<ServiceInstance>> get(@SuppressWarnings("rawtypes") Request request) {
        return Flux.just(usable(request.getContext() instanceof Tried tried ? tried.replicas() : Set.of()));
    }

    private List<ServiceInstance> usable(Set<Replica> tried) {
        List<ServiceInstance> turn = those(Upstream::takesTurn, tried);
        if (turn.isEmpty()) {
            turn = those(Replica::isReady, tried);
        }
        return turn.isEmpty() ? those(Replica::isLastResort, tried) : turn;
    }

    private static boolean takesTurn(Replica replica) {
        return replica.isReady() && ThreadLocalRandom.current().nextDouble() < replica.warmth(System.nanoTime());
    }

    private List<ServiceInstance> those(Predicate<Replica> which, Set<Replica> tried) {
        List<ServiceInstance> those = new ArrayList<>();
        for (Replica replica : replicas) {
            if (which.test(replica) && !tried.contains(replica)) {
                those.add(replica);
            }
        }
        return those;
    }
}
