package org.jarida.moderation.appeal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarida.moderation.statement.Puid;
import org.jspecify.annotations.Nullable;

/** Keeps appeals. */
public interface AppealStore {

    /** Adds an appeal; false when one of the same hide and number is in. */
    boolean add(Appeal appeal);

    Optional<Appeal> find(String id);

    /** The appeals against a hide, the oldest first. */
    List<Appeal> of(Puid puid);

    /** The open appeals against any hide of an image, the oldest first. */
    List<Appeal> openOf(String imageId);

    /** Stores an appeal's answer; false when it has one already, which stays, or a grant was begun since it was read. */
    boolean answer(Appeal answered);

    /**
     * Notes that an appeal is being granted, at the version of the case that {@code begun} tells; false when it was
     * answered, or another grant begun, since it was read.
     */
    boolean grant(Appeal read, Appeal begun);

    /** Open appeals, the oldest first, after one of them. */
    List<Appeal> open(@Nullable Appeal after, int limit);

    long countOpen();

    /** Every appeal that was filed or answered from a time on and before another. */
    List<Appeal> between(Instant from, Instant until);
}
