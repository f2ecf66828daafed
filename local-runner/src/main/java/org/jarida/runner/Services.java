package org.jarida.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The services as child processes, started, watched and stopped together. */
final class Services implements AutoCloseable {

    /** One minute would do on an idle machine; a first start on a busy one takes its time. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);

    /** What is left of the ten seconds that a stop may take goes to the broker and the store. */
    private static final Duration END_LIMIT = Duration.ofMillis(6_500);

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            // one that has lost a thread limps; one that ends is started again
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            // bean definitions made by the build: half of a start without them is finding them out
            "-Dspring.aot.enabled=true");

    /** Ends a service once its beans are made, before it polls, listens or serves. */
    private static final String REFRESH_ONLY = "-Dspring.context.exit=onRefresh";

    private final List<Child> children;
    private final Progress progress;

    private Services(List<Child> children, Progress progress) {
        this.children = children;
        this.progress = progress;
    }

    /**
     * @param apps by service name
     * @param progress takes a line for each service that is ready, or dies
     */
    static Services of(
            List<ServiceSpec> specs, Map<String, ServiceApp> apps, Path launcher, RunnerHome home, Progress progress) {
        List<Child> children = new ArrayList<>();
        for (ServiceSpec spec : specs) {
            ServiceApp app = apps.get(spec.name());
            if (app == null) {
                throw new IllegalArgumentException("no jar of " + spec.name());
            }
            AotCache cache = new AotCache(app.folder().resolve(Jdk.key() + ".aot"));
            ServiceProcess process = new ServiceProcess(
                    spec.name(),
                    () -> command(spec, app, launcher, cache.flags()),
                    spec.environment(),
                    spec.health(),
                    home.log(spec.name()),
                    progress::line);
            children.add(new Child(spec, process, cache, flags -> training(spec, app, launcher, flags)));
        }
        return new Services(children, progress);
    }

    void start() throws IOException {
        for (Child child : children) {
            child.process().start();
        }
    }

    void awaitReady() throws InterruptedException {
        for (Child child : children) {
            child.process().awaitReady(READY_LIMIT);
            progress.line(child.spec().name() + " is ready");
        }
    }

    /** Runs {@code task} now and whenever a service has been started again. */
    void onChange(ServiceProcess.Change task) throws IOException {
        for (Child child : children) {
            child.process().onChange(task);
        }
        task.happened();
    }

    /** Makes the AOT caches that the next start will use, one after the other, in the background of a running site. */
    void makeCaches() throws InterruptedException {
        for (Child child : children) {
            if (!child.cache().exists()) {
                child.cache().make(child.training(), child.spec().environment());
            }
        }
    }

    Map<String, RunFile.Service> addresses() {
        return children.stream()
                .collect(Collectors.toMap(
                        child -> child.spec().name(),
                        child -> new RunFile.Service(
                                child.spec().port(),
                                child.spec().managementPort(),
                                child.process().pid())));
    }

    /** Asks all to end at once, waits, and kills those that take too long. */
    @Override
    public void close() {
        children.forEach(child -> child.process().terminate());
        long end = System.nanoTime() + END_LIMIT.toNanos();
        try {
            for (Child child : children) {
                child.process().awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            // the children end by themselves with the runner
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> training(ServiceSpec spec, ServiceApp app, Path launcher, List<String> flags) {
        List<String> all = new ArrayList<>(flags);
        all.add(REFRESH_ONLY);
        return command(spec.onAnyPort(), app, launcher, all);
    }

    private static List<String> command(ServiceSpec spec, ServiceApp app, Path launcher, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Jdk.tool("java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.add("-cp");
        command.add(app.classPath(launcher));
        command.add("org.jarida.runner.child.ServiceLauncher");
        command.add(app.mainClass());
        command.addAll(spec.arguments());
        return command;
    }

    /** @param training the command that makes the cache, given the flags of its JVM */
    private record Child(
            ServiceSpec spec, ServiceProcess process, AotCache cache, UnaryOperator<List<String>> training) {}
}
