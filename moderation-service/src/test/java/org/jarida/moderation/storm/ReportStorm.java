package org.jarida.moderation.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.moderation.casefile.Acts;

/**
 * Reports of many people on many images in no order, some of them more than once. Half of the images get nearly all, so
 * that many of the others stay visible.
 *
 * @param again how many of the reports are repeated ones
 */
record ReportStorm(int reports, int images, int people, double again, long seed) {

    private static final double OF_THE_BUSY_HALF = 0.97;

    private record Click(int image, int person) {}

    List<ImageReported> events() {
        Random random = new Random(seed);
        int first = (int) Math.round(reports * (1 - again));
        Set<Click> clicks = new HashSet<>();
        while (clicks.size() < first) {
            clicks.add(new Click(image(random), random.nextInt(people)));
        }
        List<Click> all = new ArrayList<>(clicks);
        while (all.size() < reports) {
            all.add(all.get(random.nextInt(first)));
        }
        Collections.shuffle(all, random);
        return all.stream().map(this::event).toList();
    }

    private int image(Random random) {
        int half = images / 2;
        return random.nextDouble() < OF_THE_BUSY_HALF ? random.nextInt(half) : half + random.nextInt(images - half);
    }

    private ImageReported event(Click click) {
        return new ImageReported(
                "storm-%d-%d-%d".formatted(seed, click.image, click.person),
                image(click.image),
                "%032x".formatted(click.image),
                1,
                List.of(Acts.reader(click.person)),
                List.of(Acts.network(click.person)),
                ReportReason.OTHER,
                null,
                500);
    }

    /** Of this storm alone. */
    String image(int number) {
        return "%016x%048x".formatted(seed, number);
    }
}
