package org.jarida.moderation.breaker;

import java.time.Instant;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows moderators the breaker, and lets them close it. */
@RestController
@RequestMapping("/api/v1/moderation/breaker")
class BreakerController {

    private final HideBreaker breaker;

    BreakerController(HideBreaker breaker) {
        this.breaker = breaker;
    }

    /**
     * The breaker.
     *
     * @param since when it opened; null while it is closed
     * @param hides by rule within the last hour, since it was last closed
     * @param limit above which it opens
     */
    record BreakerView(boolean open, @Nullable Instant since, long hides, long limit) {}

    @GetMapping
    BreakerView show() {
        HideBreaker.Reading reading = breaker.reading();
        return new BreakerView(reading.isOpen(), reading.openSince(), reading.hides(), reading.limit());
    }

    @PostMapping("/close")
    BreakerView close(Caller caller) {
        String account = caller.account();
        if (account == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Closing the breaker needs an account.");
        }
        if (!breaker.close(account)) {
            throw new ProblemException(ProblemType.CONFLICT, "The breaker is closed already.");
        }
        return show();
    }
}
