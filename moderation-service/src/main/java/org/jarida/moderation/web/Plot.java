package org.jarida.moderation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar for each day, ready to be drawn; days run in the direction of the language.
 *
 * @param title what it shows
 * @param words the same for those who do not see it
 * @param most words of the tallest bar's value
 * @param first words of the first day
 * @param last words of the last day
 */
public record Plot(String title, String words, String most, String first, String last, List<Bar> bars) {

    public static final int WIDTH = 640;
    public static final int HEIGHT = 160;

    private static final double GAP = 0.25;

    /**
     * A rectangle, in the units of the drawing.
     *
     * @param words the day and its value
     */
    public record Bar(String x, String y, String width, String height, String words) {}

    /** A value of a day; negative when there is none. */
    record Value(String words, double value) {}

    static List<Bar> bars(List<Value> values, boolean rightToLeft) {
        double most = values.stream().mapToDouble(Value::value).max().orElse(0);
        double slot = (double) WIDTH / Math.max(1, values.size());
        List<Bar> bars = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Value each = values.get(index);
            if (most <= 0 || each.value() <= 0) {
                continue;
            }
            int place = rightToLeft ? values.size() - 1 - index : index;
            double height = each.value() / most * HEIGHT;
            bars.add(new Bar(
                    unit(place * slot + slot * GAP / 2),
                    unit(HEIGHT - height),
                    unit(slot * (1 - GAP)),
                    unit(height),
                    each.words()));
        }
        return bars;
    }

    private static String unit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
