package org.jarida.moderation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.kafka.EventCodec;
import org.jarida.moderation.casefile.Actor;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Tally;
import org.jarida.test.GoldenEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class VerdictEventsTests {

    private static final String IMAGE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aHideIsTheGoldenMessage() {
        LogEntry entry = new LogEntry(
                1,
                1,
                0,
                CaseState.VISIBLE,
                CaseState.AUTO_HIDDEN,
                "CONTRACT",
                new Tally(3, 3, 2, null),
                new Actor(ActorKind.RULE, null),
                "3 distinct reporters within 7 days",
                Instant.parse("2024-12-07T12:15:30.250Z"));

        assertThat(JSON.readTree(EventCodec.toJson(VerdictEvents.of(IMAGE, entry))))
                .isEqualTo(JSON.readTree(GoldenEvents.json(ImageHidden.class)));
    }

    @Test
    void aRestoreIsTheGoldenMessageAndNamesNobody() {
        LogEntry entry = new LogEntry(
                2,
                2,
                1,
                CaseState.AUTO_HIDDEN,
                CaseState.RESTORED,
                "MODERATOR",
                new Tally(3, 3, 2, null),
                new Actor(ActorKind.MODERATOR, "amina"),
                "A news picture with a caption that says what it shows",
                Instant.parse("2024-12-07T14:00:00Z"));

        assertThat(JSON.readTree(EventCodec.toJson(VerdictEvents.of(IMAGE, entry))))
                .isEqualTo(JSON.readTree(GoldenEvents.json(ImageRestored.class)));
    }

    @ParameterizedTest
    @EnumSource(value = CaseState.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void whatIsVisibleIsPublishedAsRestoredAndWhatIsNotAsHidden(CaseState to) {
        LogEntry entry = new LogEntry(
                1,
                1,
                0,
                CaseState.VISIBLE,
                to,
                "MODERATOR",
                new Tally(0, 0, 0, null),
                new Actor(ActorKind.MODERATOR, null),
                null,
                Instant.EPOCH);

        var event = VerdictEvents.of(IMAGE, entry);

        assertThat(event.visible()).isEqualTo(to.visible());
        assertThat(event).isInstanceOf(to.visible() ? ImageRestored.class : ImageHidden.class);
        assertThat(event.state()).isEqualTo(to);
    }
}
