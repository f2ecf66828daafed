package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jarida.events.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** The components that change, so that each change names only what it changes. */
final class EntryChange {
    private final Entry before;
    List<String> aliases;
    EntryState state;
    long revision;
    long sealedRevision;

    @Nullable Instant editedAt;

    @Nullable EntryText text;

    List<EntryImage> images;
    String inputHash;
    String textHash;

    @Nullable WithdrawalReason withdrawal;

    @Nullable String withdrawalNote;

    @Nullable Instant withdrawnAt;

    @Nullable Instant pendingSince;

    @Nullable Instant publishAfter;

    @Nullable List<String> toErase;

    @Nullable Instant readAt;

    @Nullable String readFrom;

    @Nullable PageUse page;

    Map<String, String> inputs;

    EntryChange(Entry entry) {
        before = entry;
        aliases = new ArrayList<>(entry.aliases());
        state = entry.state();
        revision = entry.revision();
        sealedRevision = entry.sealedRevision();
        editedAt = entry.editedAt();
        text = entry.text();
        images = entry.images();
        inputHash = entry.inputHash();
        textHash = entry.textHash();
        withdrawal = entry.withdrawal();
        withdrawalNote = entry.withdrawalNote();
        withdrawnAt = entry.withdrawnAt();
        pendingSince = entry.pendingSince();
        publishAfter = entry.publishAfter();
        toErase = entry.toErase();
        readAt = entry.readAt();
        readFrom = entry.readFrom();
        page = entry.page();
        inputs = entry.inputs();
    }

    void addToErase(Stream<String> more) {
        Stream<String> known = toErase == null ? Stream.of() : toErase.stream();
        toErase = Stream.concat(known, more).distinct().toList();
    }

    /** Raises the revision unless the current one is still ours to change. */
    void nextRevision(Instant now, boolean ready) {
        if (sealedRevision == revision) {
            revision++;
            pendingSince = now;
            publishAfter = ready ? now : now.plus(Entry.WAIT_FOR_IMAGES);
        } else if (ready) {
            publishAfter = now;
        }
        if (ready) {
            sealedRevision = revision;
        }
    }

    Entry made() {
        return new Entry(
                before.id(),
                before.version() + 1,
                before.sourceId(),
                before.guid(),
                aliases,
                state,
                revision,
                sealedRevision,
                before.firstSeenAt(),
                editedAt,
                text,
                images,
                inputHash,
                textHash,
                withdrawal,
                withdrawalNote,
                withdrawnAt,
                pendingSince,
                publishAfter,
                Entry.nextTry(images),
                toErase,
                readAt,
                readFrom,
                page,
                inputs);
    }
}
