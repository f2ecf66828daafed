package org.jarida.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.events.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/**
 * An entry that we own: an article with its identity, its current text and how far it is published. A value; every change
 * makes a new one with the next {@code version}, which guards its storing.
 *
 * @param id the article id, fixed at first sight
 * @param guid the feed's own id of it at first sight
 * @param aliases everything it is recognised by, each with its source and kind in front
 * @param revision counts what is published of it, from 1
 * @param sealedRevision the last revision that may have been published: it never changes again
 * @param text null in a tombstone
 * @param withdrawalNote why, in an editor's words; never published
 * @param withdrawnAt when the tombstone was set; null without one
 * @param pendingSince since when the revision waits to be published; null when it waits no longer
 * @param publishAfter the earliest moment to publish it, so that its images may come first
 * @param imagesDueAt when the next of its images is to be tried; null when all are settled
 * @param toErase the images that a tombstone leaves to be erased, its past revisions with theirs aside; null when all of
 *     that is done
 * @param readAt when the newspaper was asked for what the text is made from; null in a tombstone
 * @param readFrom the feed that the text is made from; null in a tombstone
 * @param page what its page gave to the text; null in a tombstone
 * @param inputs by feed, the hash of what it last gave of the article: what one gives differently is no edit of another's
 */
public record Entry(
        String id,
        long version,
        String sourceId,
        @Nullable String guid,
        List<String> aliases,
        EntryState state,
        long revision,
        long sealedRevision,
        Instant firstSeenAt,
        @Nullable Instant editedAt,
        @Nullable EntryText text,
        List<EntryImage> images,
        String inputHash,
        String textHash,
        @Nullable WithdrawalReason withdrawal,
        @Nullable String withdrawalNote,
        @Nullable Instant withdrawnAt,
        @Nullable Instant pendingSince,
        @Nullable Instant publishAfter,
        @Nullable Instant imagesDueAt,
        @Nullable List<String> toErase,
        @Nullable Instant readAt,
        @Nullable String readFrom,
        @Nullable PageUse page,
        Map<String, String> inputs) {

    /** How long a revision waits for its images, the relay's grace of a second aside. */
    static final Duration WAIT_FOR_IMAGES = Duration.ofSeconds(9);

    public Entry {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        images = images == null ? List.of() : List.copyOf(images);
        toErase = toErase == null ? null : List.copyOf(toErase);
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
    }

    /** Seen for the first time. */
    static Entry discovered(String id, String sourceId, Identity identity, EntryDraft draft, Instant now) {
        boolean ready = draft.images().stream().allMatch(EntryImage::settled);
        return new Entry(
                id,
                1,
                sourceId,
                identity.guid(),
                identity.aliases(),
                EntryState.ACTIVE,
                1,
                ready ? 1 : 0,
                now,
                null,
                draft.text(),
                draft.images(),
                draft.inputHash(),
                draft.textHash(),
                null,
                null,
                null,
                now,
                ready ? now : now.plus(WAIT_FOR_IMAGES),
                nextTry(draft.images()),
                null,
                draft.readAt(),
                draft.readFrom(),
                draft.page(),
                with(Map.of(), draft.readFrom(), draft.inputHash()));
    }

    private static Map<String, String> with(Map<String, String> inputs, @Nullable String feedId, String inputHash) {
        Map<String, String> more = new HashMap<>(inputs);
        if (feedId != null) {
            more.put(feedId, inputHash);
        }
        return more;
    }

    /** Read again with another text, or for the first time after its tombstone was lifted. */
    Entry revised(EntryDraft draft, Instant now) {
        return revised(draft, true, now);
    }

    /** What was read before, made again by other rules: its source has edited nothing. */
    Entry madeAgain(EntryDraft draft, Instant now) {
        return revised(draft, false, now);
    }

    /** Whether it says what another version of it says, and is made from the same. */
    boolean sameContent(Entry other) {
        return state == other.state
                && inputHash.equals(other.inputHash)
                && textHash.equals(other.textHash)
                && images.equals(other.images)
                && Objects.equals(text, other.text);
    }

    private Entry revised(EntryDraft draft, boolean bySource, Instant now) {
        List<EntryImage> merged = merged(draft.images());
        EntryText kept = keepingDate(draft.text());
        boolean same = state == EntryState.ACTIVE && kept.equals(text) && merged.equals(images);
        EntryChange change = new EntryChange(this);
        change.state = EntryState.ACTIVE;
        change.inputHash = draft.inputHash();
        change.textHash = draft.textHash();
        change.text = kept;
        change.images = merged;
        change.withdrawal = null;
        change.withdrawalNote = null;
        change.withdrawnAt = null;
        change.readAt = draft.readAt();
        change.readFrom = draft.readFrom();
        change.page = draft.page();
        change.inputs = with(inputs, draft.readFrom(), draft.inputHash());
        if (!same) {
            boolean edited = bySource
                    && sealedRevision > 0
                    && state == EntryState.ACTIVE
                    && !draft.textHash().equals(textHash);
            change.editedAt = edited ? now : editedAt;
            change.nextRevision(now, merged.stream().allMatch(EntryImage::settled));
        }
        return change.made();
    }

    /** After images were tried: a stored one raises the revision when the current one is already out. */
    Entry withImages(List<EntryImage> tried, Instant now) {
        EntryChange change = new EntryChange(this);
        change.images = tried;
        boolean settled = tried.stream().allMatch(EntryImage::settled);
        boolean more = stored(tried) > stored(images);
        if (more && sealedRevision == revision) {
            change.nextRevision(now, true);
        } else if (settled && pendingSince != null) {
            change.publishAfter = now;
        }
        return change.made();
    }

    /** Another feed than the one that its text is from gives this of it. */
    Entry alsoGiven(String feedId, String inputHash) {
        EntryChange change = new EntryChange(this);
        change.inputs = with(inputs, feedId, inputHash);
        return change.made();
    }

    /** Recognised by these too; other words take the place of those that it had. */
    Entry withAliases(List<String> more) {
        boolean reworded = more.stream().anyMatch(alias -> Identity.isWording(sourceId, alias));
        Stream<String> known = aliases.stream().filter(alias -> !reworded || !Identity.isWording(sourceId, alias));
        EntryChange change = new EntryChange(this);
        change.aliases = Stream.concat(known, more.stream()).distinct().toList();
        return change.made();
    }

    /** Becomes a tombstone: its text and images are gone, and what was stored of them is to be erased. */
    Entry withdrawn(EntryState tombstone, WithdrawalReason reason, String why, Instant now) {
        EntryChange change = new EntryChange(this);
        change.state = tombstone;
        change.text = null;
        change.images = List.of();
        change.addToErase(images.stream().map(EntryImage::imageId).filter(Objects::nonNull));
        change.inputHash = "";
        change.readAt = null;
        change.readFrom = null;
        change.page = null;
        change.inputs = Map.of();
        change.withdrawal = reason;
        change.withdrawalNote = why;
        change.withdrawnAt = now;
        change.revision = revision + 1;
        change.sealedRevision = change.revision;
        change.pendingSince = now;
        change.publishAfter = now;
        return change.made();
    }

    /** Leaves these images to be erased too: they came in while it became a tombstone. */
    Entry erasing(Collection<String> more) {
        EntryChange change = new EntryChange(this);
        change.addToErase(more.stream());
        return change.made();
    }

    /** The tombstone is lifted; nothing is published until a feed carries the entry again. */
    Entry awaited() {
        EntryChange change = new EntryChange(this);
        change.state = EntryState.AWAITED;
        return change.made();
    }

    /** From now on the revision is as it will be published. */
    Entry sealed() {
        EntryChange change = new EntryChange(this);
        change.sealedRevision = revision;
        return change.made();
    }

    /** Waits to be published once more, with another mark than before: whoever is to clear that one leaves this. */
    Entry pendingAgain(Instant now) {
        EntryChange change = new EntryChange(this);
        change.pendingSince = pendingSince == null || pendingSince.isBefore(now) ? now : pendingSince.plusMillis(1);
        return change.made();
    }

    static @Nullable Instant nextTry(List<EntryImage> images) {
        return images.stream()
                .map(EntryImage::nextTryAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static long stored(List<EntryImage> images) {
        return images.stream().filter(image -> image.imageId() != null).count();
    }

    /** What is known of an image's bytes stays with its address. */
    private List<EntryImage> merged(List<EntryImage> wanted) {
        Map<String, EntryImage> known =
                images.stream().collect(Collectors.toMap(EntryImage::url, Function.identity(), (first, _) -> first));
        return wanted.stream()
                .map(image -> {
                    EntryImage before = known.get(image.url());
                    return before == null ? image : before.with(image.caption(), image.credit());
                })
                .toList();
    }

    private EntryText keepingDate(EntryText fresh) {
        if (fresh.publishedAt() != null || text == null || text.publishedAt() == null) {
            return fresh;
        }
        return new EntryText(
                fresh.url(),
                fresh.title(),
                fresh.language(),
                fresh.direction(),
                fresh.authors(),
                text.publishedAt(),
                fresh.summary(),
                fresh.html(),
                fresh.related(),
                fresh.categories(),
                fresh.cut());
    }
}
