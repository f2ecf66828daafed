package org.jarida.moderation.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets moderators claim cases and write notes on them. Nothing here changes a case. */
public final class Review {

    private static final int MAX_NOTES = 200;

    private final ClaimStore claims;
    private final NoteStore notes;
    private final Duration lasting;
    private final Clock clock;

    Review(ClaimStore claims, NoteStore notes, Duration lasting, Clock clock) {
        this.claims = claims;
        this.notes = notes;
        this.lasting = lasting;
        this.clock = clock;
    }

    /** The claim that stands afterwards: the account's own from now on, or somebody else's. */
    public Claim claim(String imageId, String account) {
        Instant now = now();
        return claims.take(new Claim(imageId, account, now.plus(lasting)), now);
    }

    /** Ends the account's own claim. */
    public void release(String imageId, String account) {
        claims.release(imageId, account);
    }

    /** A decision ends every claim of its case. */
    public void decided(String imageId) {
        claims.end(imageId);
    }

    public Optional<Claim> claimOf(String imageId) {
        return claims.find(imageId, now());
    }

    public Note note(String imageId, String account, String text) {
        Note note = new Note(imageId, account, now(), text);
        notes.add(note);
        return note;
    }

    /** The latest notes on a case, the oldest of them first. */
    public List<Note> notesOf(String imageId) {
        return notes.of(imageId, MAX_NOTES);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
