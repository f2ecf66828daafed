package org.jarida.runner.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jarida.runner.demo.picture.Mood;
import org.jarida.runner.demo.picture.PictureSpec;

/**
 * Reads one article file. Front matter: {@code title}, {@code section}, {@code author}, {@code published} and
 * {@code updated} as {@code DAYS HH:MM} (days before the paper's first day, local time), {@code summary}, {@code tags}
 * and {@code related} separated by semicolons, and one or more {@code picture: SCENE MOOD [png] | caption | credit}.
 */
final class ArticleReader {

    private static final Pattern MOMENT = Pattern.compile("(\\d{1,2}) (\\d\\d:\\d\\d)");

    private final LocalDate firstDay;
    private final ZoneId zone;

    ArticleReader(LocalDate firstDay, ZoneId zone) {
        this.firstDay = firstDay;
        this.zone = zone;
    }

    DemoArticle read(String folder, String slug, String text) {
        FrontMatter matter = FrontMatter.parse(folder + "/" + slug + ".txt", text);
        ZonedDateTime published = moment(matter, matter.required("published"));
        ZonedDateTime updated =
                matter.optional("updated").map(value -> moment(matter, value)).orElse(published);
        if (updated.isBefore(published)) {
            throw new UnreadableContentException(matter.file(), 1, "updated before it was published");
        }
        List<Illustration> illustrations = illustrations(matter, folder, slug);
        List<Block> body = BodyReader.read(matter);
        for (Block block : body) {
            if (block instanceof Block.Figure(int number) && (number < 2 || number > illustrations.size())) {
                throw new UnreadableContentException(
                        matter.file(),
                        matter.bodyStart(),
                        "[picture " + number + "] but " + illustrations.size()
                                + " in the front matter, of which the first is placed by itself");
            }
        }
        return new DemoArticle(
                slug,
                matter.required("title"),
                matter.required("section"),
                matter.parts("tags"),
                matter.required("author"),
                matter.required("summary"),
                published,
                updated,
                illustrations,
                matter.parts("related"),
                body);
    }

    private ZonedDateTime moment(FrontMatter matter, String value) {
        Matcher moment = MOMENT.matcher(value);
        if (!moment.matches()) {
            throw new UnreadableContentException(matter.file(), 1, "expected 'DAYS HH:MM', found '" + value + "'");
        }
        try {
            return firstDay.minusDays(Integer.parseInt(moment.group(1)))
                    .atTime(LocalTime.parse(moment.group(2)))
                    .atZone(zone);
        } catch (DateTimeParseException e) {
            throw new UnreadableContentException(matter.file(), 1, "no such time of day: '" + value + "'");
        }
    }

    private static List<Illustration> illustrations(FrontMatter matter, String folder, String slug) {
        List<Illustration> found = new ArrayList<>();
        for (String value : matter.all("picture")) {
            List<String> parts = FrontMatter.split(value, "|");
            if (parts.size() != 3) {
                throw new UnreadableContentException(
                        matter.file(), 1, "expected 'SCENE MOOD [png] | caption | credit', found '" + value + "'");
            }
            int number = found.size() + 1;
            PictureSpec spec = spec(matter, parts.getFirst(), seed(folder + "/" + slug + "/" + number));
            String fileName =
                    slug + "-" + (char) ('a' + number - 1) + "." + spec.format().extension();
            found.add(new Illustration(spec, fileName, parts.get(1), parts.get(2)));
        }
        if (found.isEmpty()) {
            throw new UnreadableContentException(matter.file(), 1, "'picture:' is missing");
        }
        return List.copyOf(found);
    }

    private static PictureSpec spec(FrontMatter matter, String words, long seed) {
        List<String> parts = FrontMatter.split(words, " ");
        boolean png = parts.size() == 3 && parts.get(2).equals("png");
        if (parts.size() != 2 && !png) {
            throw new UnreadableContentException(
                    matter.file(), 1, "expected 'SCENE MOOD [png]', found '" + words + "'");
        }
        try {
            return new PictureSpec(
                    parts.getFirst(),
                    Mood.valueOf(parts.get(1).toUpperCase(Locale.ROOT)),
                    png ? PictureSpec.Format.PNG : PictureSpec.Format.JPEG,
                    seed);
        } catch (IllegalArgumentException e) {
            throw new UnreadableContentException(matter.file(), 1, "picture '" + words + "': " + e.getMessage());
        }
    }

    /** The same number for the same place in every JVM. */
    private static long seed(String place) {
        var sum = new CRC32();
        sum.update(place.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
