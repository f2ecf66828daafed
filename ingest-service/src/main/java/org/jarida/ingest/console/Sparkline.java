package org.jarida.ingest.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jarida.ingest.entry.Arrivals;
import org.jarida.theme.Messages;

/**
 * The new articles of the last days as a small drawing; days run in the direction of the language.
 *
 * @param words the same for those who do not see it
 * @param total of all days, in words
 */
public record Sparkline(String words, String total, List<Bar> bars) {

    public static final int WIDTH = 140;
    public static final int HEIGHT = 32;

    private static final double GAP = 0.25;

    /**
     * A day with articles, in the units of the drawing.
     *
     * @param words the day and how many
     */
    public record Bar(String x, String y, String width, String height, String words) {}

    static Sparkline of(List<Arrivals.Day> days, Messages messages) {
        int total = days.stream().mapToInt(Arrivals.Day::articles).sum();
        Arrivals.Day most = days.stream()
                .max(Comparator.comparingInt(Arrivals.Day::articles))
                .orElseThrow();
        String words = total == 0
                ? messages.text("console.plot-empty", days.size())
                : messages.text("console.plot", days.size(), total, most.articles(), day(most.day(), messages));
        return new Sparkline(words, messages.text("console.articles", total), bars(days, most.articles(), messages));
    }

    private static List<Bar> bars(List<Arrivals.Day> days, int most, Messages messages) {
        boolean rightToLeft = messages.language().direction().equals("rtl");
        double slot = (double) WIDTH / days.size();
        List<Bar> bars = new ArrayList<>();
        for (int index = 0; index < days.size(); index++) {
            Arrivals.Day each = days.get(index);
            if (each.articles() > 0) {
                int place = rightToLeft ? days.size() - 1 - index : index;
                double height = Math.max(2, (double) each.articles() / most * HEIGHT);
                bars.add(new Bar(
                        unit(place * slot + slot * GAP / 2),
                        unit(HEIGHT - height),
                        unit(slot * (1 - GAP)),
                        unit(height),
                        day(each.day(), messages) + ": " + messages.text("console.articles", each.articles())));
            }
        }
        return bars;
    }

    private static String day(LocalDate day, Messages messages) {
        return messages.day(day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    private static String unit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
