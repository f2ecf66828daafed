package org.jarida.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jarida.runner.demo.DemoNewspaper;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Jarida in one command: broker, store and demo newspaper in this JVM, the four services as its children.
 *
 * <p>Everything starts at the same time, since the services wait for what is not there yet. Stopping goes the other way:
 * the services first, then what they use.
 */
final class LocalRunner {

    private final UpOptions options;
    private final Progress progress;
    private final Shutdown shutdown;

    LocalRunner(UpOptions options, Progress progress, Shutdown shutdown) {
        this.options = options;
        this.progress = progress;
        this.shutdown = shutdown;
    }

    static void main(String[] arguments) throws InterruptedException {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Shutdown shutdown = new Shutdown();
        try {
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "up" -> up(UpOptions.parse(rest, System.getenv()), shutdown);
                case "dead-letters" -> {
                    var answer = DeadLettersCommand.parse(rest, System.getenv()).run();
                    System.out.print(answer.text());
                    System.exit(answer.exit());
                }
                case "rehearse" -> {
                    Rehearsal.run();
                    System.exit(0);
                }
                default -> throw new UsageException("unknown command", UpOptions.USAGE);
            }
        } catch (UsageException e) {
            fail(2, e.getMessage(), shutdown);
        } catch (StartFailedException e) {
            fail(1, e.getMessage(), shutdown);
        } catch (IOException e) {
            fail(1, "Jarida does not start: " + e, shutdown);
        } catch (ExecutionException e) {
            fail(
                    1,
                    e.getCause() instanceof StartFailedException cause
                            ? cause.getMessage()
                            : "Jarida does not start: " + e.getCause(),
                    shutdown);
        }
    }

    private static void up(UpOptions options, Shutdown shutdown)
            throws IOException, InterruptedException, ExecutionException {
        // set before anything logs, and the first line logged before there are threads
        System.setProperty("jarida.logs", options.home().resolve("logs").toString());
        LoggerFactory.getLogger(LocalRunner.class).info("starting in {}", options.home());
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::run, "shutdown"));
        new LocalRunner(options, new Progress(System.out), shutdown).start();
        new CountDownLatch(1).await();
    }

    private static void fail(int exit, @Nullable String reason, Shutdown shutdown) {
        // what breaks off because of Ctrl-C is no failure
        if (!shutdown.isRunning()) {
            System.err.println(reason);
            System.exit(exit);
        }
    }

    /** Starts everything and returns when all services are ready. */
    void start() throws IOException, InterruptedException, ExecutionException {
        RunnerHome home = shutdown.add(RunnerHome.open(options.home()));
        if (!Ports.isFree(options.port())) {
            throw new StartFailedException(
                    "port %d is in use: choose another one with --port".formatted(options.port()));
        }
        progress.line("starting in " + home.folder());
        Ports ports = new Ports();
        RunnerHome.Kept kept = home.kept(ports, Clock.systemUTC());
        int controllerPort = ports.free();
        try (ExecutorService threads =
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
            Future<LocalKafka> broker = threads.submit(() -> startBroker(home, kept.brokerPort(), controllerPort));
            shutdown.add(() -> broker.get().close());
            Future<Map<String, ServiceApp>> apps = threads.submit(this::apps);
            LocalMongo store = shutdown.add(LocalMongo.start(home.file("store"), ports.free()));
            progress.line("store is ready");
            int demoPort = startNewspaper(home, kept);
            new Credentials(home, required(apps.get(), ServiceSpec.GATEWAY)).ensure();
            RunFile addresses = new RunFile(
                    ProcessHandle.current().pid(),
                    "http://localhost:" + options.port(),
                    "127.0.0.1:" + kept.brokerPort(),
                    store.uri(),
                    demoPort,
                    Map.of());
            Services services = startServices(home, ports, addresses, apps.get());
            broker.get();
            services.awaitReady();
            tellOthers(home, addresses, services);
            progress.plain("Jarida is ready at " + addresses.url());
            progress.plain("The password of admin is in %s, logs are in %s; Ctrl-C stops it"
                    .formatted(home.file("admin-password"), home.file("logs")));
            shutdown.add(() -> progress.line("stopping"));
            if (options.makesCaches()) {
                Thread.ofPlatform().name("aot-caches").daemon().start(() -> makeCaches(services));
            }
        }
    }

    private LocalKafka startBroker(RunnerHome home, int port, int controllerPort) throws IOException {
        LocalKafka broker = LocalKafka.start(home.file("kafka"), port, controllerPort);
        progress.line("broker is ready");
        return broker;
    }

    /** Extracts the services' jars; nothing but a look at each jar when that has been done. */
    private Map<String, ServiceApp> apps() throws IOException, InterruptedException {
        Map<String, ServiceApp> apps = new HashMap<>();
        for (String name : ServiceSpec.NAMES) {
            Path jar = options.root().resolve(name).resolve("target").resolve(name + ".jar");
            apps.put(name, ServiceApp.of(name, jar, options.apps()));
        }
        return apps;
    }

    private int startNewspaper(RunnerHome home, RunnerHome.Kept kept) throws IOException {
        DemoNewspaper newspaper;
        try {
            newspaper = shutdown.add(DemoNewspaper.start(kept.demoPort(), kept.firstDay()));
        } catch (BindException e) {
            // its articles are in the store already; a paper on another port would be another paper
            progress.line("demo newspaper stays closed: its port " + kept.demoPort() + " is in use");
            return kept.demoPort();
        }
        // the user's to change from then on
        if (Files.notExists(home.file("sources.yaml"))) {
            Files.writeString(home.file("sources.yaml"), newspaper.sourcesYaml(), UTF_8);
        }
        progress.line("demo newspaper is ready");
        return newspaper.port();
    }

    private Services startServices(RunnerHome home, Ports ports, RunFile addresses, Map<String, ServiceApp> apps)
            throws IOException {
        Topology topology =
                new Topology(options, addresses.bootstrapServers(), addresses.mongoUri(), addresses.demoPort());
        List<ServiceSpec> specs = topology.specs(ports, System.getenv());
        Services services = Services.of(specs, apps, LauncherJar.in(options.apps()), home, progress);
        shutdown.add(services);
        services.start();
        return services;
    }

    private void tellOthers(RunnerHome home, RunFile addresses, Services services) throws IOException {
        Path file = home.file(RunFile.NAME);
        shutdown.add(() -> Files.deleteIfExists(file));
        services.onChange(() -> home.writePrivately(
                RunFile.NAME, addresses.with(services.addresses()).json()));
    }

    /** Only the first start after a build has any to make. */
    private static void makeCaches(Services services) {
        try {
            services.makeCaches();
            Rehearsal.makeCache();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LoggerFactory.getLogger(LocalRunner.class).warn("No AOT cache of the runner", e);
        }
    }

    private static ServiceApp required(Map<String, ServiceApp> apps, String name) {
        return Objects.requireNonNull(apps.get(name), name);
    }
}
