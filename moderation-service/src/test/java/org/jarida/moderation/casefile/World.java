package org.jarida.moderation.casefile;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jarida.test.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * A topic of readers' acts and three replicas, with wrong clocks, over one store. Any of them dies between any two steps,
 * is overtaken by another between reading and writing, and reads again what it had read; moderators decide in between,
 * some on versions that are gone. All of it follows from the random generator.
 */
final class World {

    private static final int REPLICAS = 3;
    private static final int OVERTAKEN_OF_100 = 15;

    /** Every state change that reached the topic of verdicts, with repetitions, in the topic's order. */
    record Published(String imageId, LogEntry entry) {}

    final List<Published> verdicts = new ArrayList<>();
    final Map<String, Map<Long, LogEntry>> history = new HashMap<>();
    int deaths;
    int overtaken;

    private final RandomGenerator random;
    private final List<ReaderAct> topic;
    private final MemoryStores.Cases cases;
    private final MemoryStores.Voters voters = new MemoryStores.Voters();
    private final List<Moderation> replicas = new ArrayList<>();
    private final Credits credits;
    private final boolean moderated;
    private int committed;
    private boolean mortal = true;
    private boolean inner;

    World(Mode mode, List<ReaderAct> topic, boolean moderated, RandomGenerator random, BiConsumer<Case, Case> watcher) {
        this.topic = topic;
        this.random = random;
        this.moderated = moderated;
        this.cases = new MemoryStores.Cases(watcher);
        Policy policy = new Policy(mode, Acts.SETTINGS);
        this.credits = new Credits(policy, voters);
        Muting muting = new Muting(new Cases(), new Voters(), new MemoryStores.Mutes(), new MutableClock(Acts.START));
        for (int replica = 0; replica < REPLICAS; replica++) {
            Clock wrong = new MutableClock(Acts.START.plus(Duration.ofDays(random.nextInt(-2000, 2000))));
            var parts = new Moderation.Parts(
                    policy, new Cases(), new Voters(), muting, this::publish, MongoRaceIT.READY, breaker());
            replicas.add(new Moderation(parts, wrong, new SimpleMeterRegistry()));
        }
    }

    /** Killed here; an error, since nothing that runs may catch it. */
    private static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Runs until every act is handled and every verdict published. */
    void run() {
        while (committed < topic.size()) {
            step();
        }
        mortal = false;
        handle(Math.max(0, committed - 5), topic.size());
        publish(cases.pending(Instant.MAX, Integer.MAX_VALUE));
    }

    private void step() {
        try {
            int dice = random.nextInt(100);
            if (moderated && dice < 12) {
                judge();
            } else if (dice < 20) {
                publish(cases.pending(Instant.MAX, Integer.MAX_VALUE));
            } else {
                int from = Math.max(0, committed - (random.nextInt(4) == 0 ? random.nextInt(8) : 0));
                int to = Math.min(topic.size(), committed + 1 + random.nextInt(6));
                handle(from, to);
                committed = to;
            }
        } catch (Killed _) {
            deaths++; // whoever comes next goes on where the last commit was
        }
    }

    private void handle(int from, int to) {
        replicas.get(random.nextInt(REPLICAS)).handle(topic.subList(from, to));
    }

    private void judge() {
        String imageId = topic.get(random.nextInt(topic.size())).imageId();
        long version = cases.find(imageId).map(Case::version).orElse(0L);
        long seen = random.nextInt(5) == 0 ? Math.max(0, version - 1) : version;
        Action action = Action.values()[random.nextInt(Action.values().length)];
        replicas.get(random.nextInt(REPLICAS)).decide(imageId, action, seen, "seen", "amina");
    }

    Case stored(String imageId) {
        return cases.find(imageId).orElse(Case.of(imageId));
    }

    /** What a consumer that applies only higher versions shows, by image. */
    Map<String, Boolean> visibleToConsumers() {
        Map<String, Boolean> visible = new HashMap<>();
        Map<String, Long> applied = new HashMap<>();
        for (Published each : verdicts) {
            if (each.entry().version() > applied.getOrDefault(each.imageId(), 0L)) {
                applied.put(each.imageId(), each.entry().version());
                visible.put(each.imageId(), each.entry().to().visible());
            }
        }
        return visible;
    }

    /** As the publisher does: topic, history, records, then off the outbox. */
    private void publish(List<Case> pending) {
        mayDie();
        for (Case each : pending) {
            for (LogEntry entry : each.outbox().log()) {
                verdicts.add(new Published(each.imageId(), entry));
                mayDie();
            }
        }
        for (Case each : pending) {
            List<LogEntry> log = each.outbox().log();
            if (!log.isEmpty()) {
                log.forEach(entry -> history.computeIfAbsent(each.imageId(), _ -> new TreeMap<>())
                        .putIfAbsent(entry.version(), entry));
                mayDie();
                credits.add(each.imageId(), log);
                mayDie();
                cases.markPublished(each.imageId(), log.getLast().version());
            }
        }
    }

    private void mayDie() {
        if (mortal && random.nextInt(60) == 0) {
            throw new Killed();
        }
    }

    /** Between a replica's reading and its writing. */
    private void mayBeOvertaken() {
        if (!inner && random.nextInt(100) < OVERTAKEN_OF_100) {
            inner = true;
            overtaken++;
            try {
                if (moderated && random.nextBoolean()) {
                    judge();
                } else {
                    int from = random.nextInt(topic.size());
                    handle(Math.min(from, committed), Math.min(topic.size(), committed + 3));
                }
            } finally {
                inner = false;
            }
        }
    }

    private Breaker breaker() {
        return new Breaker() {
            @Override
            public boolean isOpen(int unstored) {
                return random.nextInt(10) == 0;
            }

            @Override
            public void hid(Instant at) {
                // opens by chance
            }
        };
    }

    private final class Cases implements CaseStore {

        @Override
        public Map<String, Case> find(Collection<String> imageIds) {
            return cases.find(imageIds);
        }

        @Override
        public Set<String> write(List<Change> changes) {
            mayDie();
            mayBeOvertaken();
            // an unordered bulk may be cut off anywhere
            int reached = mortal && random.nextInt(60) == 0 ? random.nextInt(changes.size() + 1) : changes.size();
            Set<String> lost = cases.write(changes.subList(0, reached));
            if (reached < changes.size()) {
                throw new Killed();
            }
            mayDie();
            return lost;
        }

        @Override
        public long markPublished(String imageId, long version) {
            return cases.markPublished(imageId, version);
        }

        @Override
        public boolean markPublished(Map<String, Long> versions) {
            return cases.markPublished(versions);
        }

        @Override
        public List<Case> pending(Instant before, int limit) {
            return cases.pending(before, limit);
        }

        @Override
        public Backlog backlog() {
            return cases.backlog();
        }

        @Override
        public QueuePlace placeOf(Case of) {
            return cases.placeOf(of);
        }

        @Override
        public List<Case> page(Query query, @Nullable QueuePlace after, int limit) {
            return cases.page(query, after, limit);
        }

        @Override
        public Optional<Instant> oldestSevere() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> visibleWithVoteOf(Collection<String> reporterKeys) {
            return cases.visibleWithVoteOf(reporterKeys);
        }

        @Override
        public List<Case> decidedAfter(String imageId, int limit) {
            return cases.decidedAfter(imageId, limit);
        }
    }

    private final class Voters implements VoterStore {

        @Override
        public void remember(List<Voter> more) {
            mayDie();
            voters.remember(more);
            mayDie();
        }

        @Override
        public List<Voter> find(Map<String, ? extends Collection<String>> keysByImage) {
            return voters.find(keysByImage);
        }

        @Override
        public void decided(String imageId, int round, boolean agreed, Instant at) {
            voters.decided(imageId, round, agreed, at);
        }

        @Override
        public List<DecidedVote> decidedSince(Instant since, Collection<String> keys) {
            return voters.decidedSince(since, keys);
        }
    }
}
