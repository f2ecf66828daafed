package org.jarida.moderation.web;

import org.jarida.moderation.statistics.Statistics;
import org.jarida.moderation.statistics.StatisticsReader;
import org.jarida.service.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The moderators' statistics as JSON. */
@RestController
class StatisticsController {

    /** As long as readers' reports are kept. */
    private static final int MOST_DAYS = 90;

    private final StatisticsReader statistics;

    StatisticsController(StatisticsReader statistics) {
        this.statistics = statistics;
    }

    @GetMapping("/api/v1/moderation/statistics")
    Statistics statistics(@RequestParam(defaultValue = "30") int days) {
        return statistics.over(checked(days));
    }

    static int checked(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalid("days", "must be a whole number from 1 to " + MOST_DAYS);
        }
        return days;
    }
}
