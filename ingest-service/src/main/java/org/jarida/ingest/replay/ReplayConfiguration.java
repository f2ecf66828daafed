package org.jarida.ingest.replay;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.jarida.ingest.entry.Intake;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.source.Sources;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.ingest.task.StartTask;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires replays. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    ReplayStore replayStore(MongoDatabase mongoDatabase) {
        return new MongoReplayStore(mongoDatabase);
    }

    @Bean
    StartTask replayIndexes(ReplayStore replayStore) {
        return new StartTask("replay-indexes", replayStore::ensureIndexes);
    }

    @Bean
    RepeatedTask replayTask(ReplayStore replayStore, Sources sources, RawArchive archive, Intake intake, Clock clock) {
        Replayer replayer = new Replayer(replayStore, sources, archive, intake, clock);
        return new RepeatedTask("replay", PAUSE, replayer::work);
    }

    @Bean
    Replays replays(ReplayStore replayStore, Clock clock, RepeatedTask replayTask) {
        return new Replays(replayStore, clock, replayTask::wake);
    }
}
