package org.jarida.moderation.web;

import org.jarida.moderation.breaker.HideBreaker;
import org.jarida.moderation.casefile.Policy;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the breaker on the moderators' queue, and closes it from there. */
@Component
class BreakerDesk {

    private final HideBreaker breaker;
    private final Policy policy;

    BreakerDesk(HideBreaker breaker, Policy policy) {
        this.breaker = breaker;
        this.policy = policy;
    }

    /** Null in CONTRACT mode, where it plays no part. */
    CasePage.@Nullable BreakerNotice notice(CaseRows words) {
        if (!policy.isHardened()) {
            return null;
        }
        HideBreaker.Reading reading = breaker.reading();
        return new CasePage.BreakerNotice(
                reading.openSince() == null ? null : words.time(reading.openSince()), reading.hides(), reading.limit());
    }

    /** Nothing happens when somebody else has closed it already. */
    void close(Caller caller) {
        breaker.close(Decisions.account(caller));
    }
}
