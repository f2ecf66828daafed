package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;

/**
 * A case as MongoDB holds it, at most 12 KB:
 *
 * <pre>{@code
 * {"_id": "5f…64 hex digits", "rev": 8471…, "round": 1, "restores": 0, "version": 1, "published": 0, "state": "AUTO_HIDDEN",
 *  "votes": [{"keys": [BinData(16 bytes)], "nets": [BinData(8 bytes)], "w": 500, "fresh": true, "reason": "VIOLENCE", "at": ISODate}],
 *  "withdrawn": [[BinData(16 bytes)]], "lateCount": 2, "earlier": 0,
 *  "log": [{"version": 1, "round": 1, "restores": 0, "from": "VISIBLE", "to": "AUTO_HIDDEN", "rule": "CONTRACT",
 *           "score": 3, "distinct": 3, "networks": 2, "given": "VIOLENCE", "actor": "RULE", "account": null, "reason": "3 distinct …", "at": ISODate}],
 *  "last": {the latest entry ever in log, without account}, "pendingSince": ISODate, "touchedAt": ISODate,
 *  "urgency": 1, "reach": 5, "since": ISODate, "days": {"20064": 3}}
 * }</pre>
 *
 * {@code log} holds what is not published; {@code pendingSince} is there only while it is not empty; {@code fresh}
 * only where it is true. The last four, the case's {@link QueuePlace} and its votes per day since 1970 in UTC, are written for
 * queries and not read.
 */
final class MongoCaseDocument {

    static final String REV = "rev";
    static final String VERSION = "version";
    static final String PUBLISHED = "published";
    static final String STATE = "state";
    static final String LOG = "log";
    static final String LOG_VERSION = "version";
    static final String LOG_TO = "to";
    static final String LOG_AT = "at";
    static final String PENDING_SINCE = "pendingSince";
    static final String TOUCHED_AT = "touchedAt";
    static final String URGENCY = "urgency";
    static final String REACH = "reach";
    static final String SINCE = "since";
    static final String DAYS = "days";
    static final String VOTE_REASON = "votes.reason";
    static final String VOTE_KEYS = "votes.keys";

    private static final HexFormat HEX = HexFormat.of();

    private MongoCaseDocument() {}

    static Document write(Case of, QueuePlace place) {
        Document document = new Document("_id", of.imageId())
                .append(REV, of.rev())
                .append("round", of.round())
                .append("restores", of.standing().restores())
                .append(VERSION, of.version())
                .append(PUBLISHED, of.outbox().published())
                .append(STATE, of.state().name())
                .append(
                        "votes",
                        of.ballot().votes().stream()
                                .map(MongoCaseDocument::write)
                                .toList())
                .append(
                        "withdrawn",
                        of.ballot().withdrawn().stream()
                                .map(MongoCaseDocument::binary)
                                .toList())
                .append("lateCount", of.ballot().late())
                .append("earlier", of.ballot().earlier())
                .append(
                        LOG,
                        of.outbox().log().stream().map(MongoCaseDocument::write).toList())
                .append(TOUCHED_AT, of.touchedAt());
        document.putAll(write(place));
        Document days = new Document();
        of.ballot().days().forEach((day, votes) -> days.append(Long.toString(day.toEpochDay()), votes.intValue()));
        document.append(DAYS, days);
        LogEntry last = of.outbox().last();
        if (last != null) {
            document.append("last", write(last));
        }
        Instant pendingSince = of.outbox().pendingSince();
        if (pendingSince != null) {
            document.append(PENDING_SINCE, pendingSince);
        }
        return document;
    }

    static Document write(QueuePlace place) {
        return new Document(URGENCY, place.urgency())
                .append(REACH, place.reach())
                .append(SINCE, place.since());
    }

    static Case read(Document document) {
        Document last = document.get("last", Document.class);
        return new Case(
                document.getString("_id"),
                document.getLong(REV),
                new Standing(
                        CaseState.valueOf(document.getString(STATE)),
                        document.getLong(VERSION),
                        document.getInteger("round"),
                        document.getInteger("restores")),
                new Ballot(
                        document.getList("votes", Document.class).stream()
                                .map(MongoCaseDocument::readVote)
                                .toList(),
                        document.getList("withdrawn", List.class).stream()
                                .map(MongoCaseDocument::hex)
                                .toList(),
                        document.getLong("lateCount"),
                        document.getLong("earlier")),
                new Outbox(
                        document.getLong(PUBLISHED),
                        document.getList(LOG, Document.class).stream()
                                .map(MongoCaseDocument::readEntry)
                                .toList(),
                        last == null ? null : readEntry(last),
                        document.get(PENDING_SINCE, Instant.class)),
                document.get(TOUCHED_AT, Instant.class));
    }

    private static Document write(Vote vote) {
        Document document = new Document("keys", binary(vote.reporterKeys()))
                .append("nets", binary(vote.networkKeys()))
                .append("w", vote.weight())
                .append("reason", vote.reason().name())
                .append("at", vote.at());
        return vote.fresh() ? document.append("fresh", true) : document;
    }

    private static Vote readVote(Document document) {
        return new Vote(
                hex(document.getList("keys", Binary.class)),
                hex(document.getList("nets", Binary.class)),
                document.getInteger("w"),
                document.getBoolean("fresh", false),
                ReportReason.valueOf(document.getString("reason")),
                document.get("at", Instant.class));
    }

    static Document write(LogEntry entry) {
        return new Document(LOG_VERSION, entry.version())
                .append("round", entry.round())
                .append("restores", entry.restores())
                .append("from", entry.from().name())
                .append(LOG_TO, entry.to().name())
                .append("rule", entry.rule())
                .append("score", entry.tally().score())
                .append("distinct", entry.tally().distinct())
                .append("networks", entry.tally().networks())
                .append(
                        "given",
                        entry.tally().reason() == null
                                ? null
                                : entry.tally().reason().name())
                .append("actor", entry.actor().kind().name())
                .append("account", entry.actor().account())
                .append("reason", entry.reason())
                .append(LOG_AT, entry.at());
    }

    static LogEntry readEntry(Document document) {
        return new LogEntry(
                document.getLong(LOG_VERSION),
                document.getInteger("round"),
                document.getInteger("restores"),
                CaseState.valueOf(document.getString("from")),
                CaseState.valueOf(document.getString(LOG_TO)),
                document.getString("rule"),
                readTally(document),
                new Actor(ActorKind.valueOf(document.getString("actor")), document.getString("account")),
                document.getString("reason"),
                document.get(LOG_AT, Instant.class));
    }

    private static Tally readTally(Document document) {
        String given = document.getString("given");
        return new Tally(
                document.getLong("score"),
                document.getInteger("distinct"),
                document.getInteger("networks"),
                given == null ? null : ReportReason.valueOf(given));
    }

    static List<Binary> binary(Collection<String> keys) {
        return keys.stream().map(key -> new Binary(HEX.parseHex(key))).toList();
    }

    static List<String> hex(List<?> keys) {
        return keys.stream()
                .map(key -> HEX.formatHex(((Binary) Objects.requireNonNull(key)).getData()))
                .toList();
    }
}
