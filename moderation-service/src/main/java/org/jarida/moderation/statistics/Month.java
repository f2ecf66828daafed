package org.jarida.moderation.statistics;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of the moderation in a month of UTC that is over. Too coarse to tell anything of one case's
 * votes.
 *
 * @param reports that counted, rounded down
 * @param hidesByRule images that a rule hid
 * @param hidesByPeople images that a moderator hid which were visible before
 * @param restores images that were hidden and shown again
 * @param reviews decisions of moderators on what a rule had hidden or doubted
 * @param medianSeconds until such a decision; null when there were too few to hide a single one
 * @param appeals that were filed
 * @param appealsUpheld answers that left the image hidden
 * @param appealsOverturned answers that granted the appeal
 */
public record Month(
        YearMonth month,
        long reports,
        long hidesByRule,
        long hidesByPeople,
        long restores,
        long reviews,
        @Nullable Long medianSeconds,
        long appeals,
        long appealsUpheld,
        long appealsOverturned) {

    /** Whether nothing happened, as far as it can be told. */
    boolean isQuiet() {
        return reports + hidesByRule + hidesByPeople + restores + reviews + appeals + appealsUpheld + appealsOverturned
                == 0;
    }
}
