package org.jarida.ingest.date;

import java.util.Set;

/** The words behind an hour of the twelve-hour clock, folded. */
final class PartOfDay {

    private static final Set<String> MORNING = Set.of("am", "ص", "صباحا", "فجرا");
    private static final Set<String> AFTERNOON = Set.of("pm", "مساء", "مساءا", "عصرا");
    private static final String NOON = "ظهرا";
    private static final String NIGHT = "ليلا";

    private PartOfDay() {}

    static boolean is(String word) {
        return MORNING.contains(word) || AFTERNOON.contains(word) || word.equals(NOON) || word.equals(NIGHT);
    }

    /** Whether this hour is after noon: «11 ظهرا» and «2 ليلا» are not. */
    static boolean afternoon(String word, int hour) {
        return switch (word) {
            case NOON -> hour == 12 || hour < 10;
            case NIGHT -> hour >= 6 && hour < 12;
            default -> AFTERNOON.contains(word);
        };
    }
}
