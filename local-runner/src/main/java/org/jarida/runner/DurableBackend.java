package org.jarida.runner;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store's backend on disk: a command that has been answered survives a kill of the process.
 *
 * <p>The backend it extends commits once a second and would lose what was answered since. This one commits before it
 * answers, once for all commands that wait ({@link GroupCommit}). Nothing is forced to the disk: the page cache survives
 * the process, and a power cut is not what a trial on one machine has to survive.
 *
 * <p>Every commit writes its pages anew and frees the old ones; a thread rewrites sparse parts of the file so that it
 * stays small.
 */
final class DurableBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);

    private static final Duration COMPACTION_PAUSE = Duration.ofMillis(500);
    private static final int COMPACTION_FILL_RATE = 50;
    private static final int COMPACTION_BYTES = 4 * 1024 * 1024;
    private static final int CACHE_MEGABYTES = 32;

    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "getmore",
            "killcursors",
            "listcollections",
            "listindexes",
            "listdatabases",
            "dbstats",
            "collstats",
            "validate");
    private static final Set<String> STATELESS =
            Set.of("hello", "ismaster", "ping", "buildinfo", "whatsmyuri", "endsessions", "getlog", "connectionstatus");

    private final GroupCommit commits = new GroupCommit(this::commit);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread compaction;

    private DurableBackend(MVStore store) {
        super(store);
        this.compaction = Thread.ofPlatform().name("store-compaction").daemon().unstarted(this::compactUntilClosed);
    }

    static DurableBackend open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .open();
        // without a delay no thread of the store's own writes; without versions and retention, freed space is used
        // again at once, which is safe because no command runs during a commit
        store.setAutoCommitDelay(0);
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        DurableBackend backend = new DurableBackend(store);
        backend.compaction.start();
        return backend;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello")) {
            // the backend knows this command by its old name only
            return super.handleCommand(channel, database, "ismaster", query)
                    .append("isWritablePrimary", true)
                    .append("helloOk", true);
        }
        if (STATELESS.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        if (READS.contains(name) || (name.equals("aggregate") && !writes(query))) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        return commits.write(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return commits.read(() -> super.handleQuery(query));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            compaction.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commits.exclusively(super::close);
    }

    private static boolean writes(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private void compactUntilClosed() {
        try {
            while (!closing.await(COMPACTION_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                commits.exclusively(() -> getMvStore().compact(COMPACTION_FILL_RATE, COMPACTION_BYTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // the file grows until the next start, and nothing else is lost; a broken store answers commands with
            // errors
            log.error("The store's file is compacted no more until the next start", e);
        }
    }
}
