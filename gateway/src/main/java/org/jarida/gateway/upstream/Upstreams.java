package org.jarida.gateway.upstream;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The replicas of all services, looked for and checked once before the door opens and then every two seconds. */
@Component
public class Upstreams implements SmartLifecycle {

    /** Before the web server starts, after it has stopped. */
    private static final int PHASE = 0;

    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final ExecutorService refreshes = Executors.newVirtualThreadPerTaskExecutor();

    private volatile boolean running;
    private int ticks;

    Upstreams(UpstreamSettings settings, HealthProbe probe) {
        for (Service service : Service.values()) {
            upstreams.put(service, new Upstream(service, settings.of(service), Addresses.OF_NAME_SERVICE, probe));
        }
    }

    /** The next ready replica of a service but those tried already; nothing when none is left. */
    public Optional<Replica> choose(Service service, Set<Replica> tried) {
        Upstream upstream = upstreams.get(service);
        return upstream == null ? Optional.empty() : upstream.choose(tried);
    }

    /**
     * Each service by itself, so that a slow name or instance of one does not hold up the others' checks. A service
     * without a ready replica is looked at four times as often: its readers are waiting.
     */
    @Scheduled(fixedDelay = 500)
    void refresh() {
        boolean all = ticks++ % 4 == 0;
        upstreams.values().stream()
                .filter(upstream -> all || !upstream.hasReady())
                .forEach(upstream -> refreshes.execute(upstream::refresh));
    }

    @Override
    public void start() {
        running = true;
        List<CompletableFuture<Void>> looks = upstreams.values().stream()
                .map(upstream -> CompletableFuture.runAsync(upstream::refresh, refreshes))
                .toList();
        looks.forEach(CompletableFuture::join);
    }

    @Override
    public void stop() {
        running = false;
        refreshes.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
