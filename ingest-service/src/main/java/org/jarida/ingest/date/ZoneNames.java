package org.jarida.ingest.date;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time zones as feeds write them: offsets in every spelling, the abbreviations of RFC 822 and of Europe, region ids. */
final class ZoneNames {

    private static final Pattern OFFSET =
            Pattern.compile("(?:gmt|utc|ut|z)?\\s*([+-])\\s*(\\d{1,2}):?(\\d{2})?(?::?\\d{2})?");

    /** «بتوقيت القاهرة»: places whose time newspapers name, folded. */
    private static final Map<String, String> CITIES = Map.ofEntries(
            Map.entry("Asia/Riyadh", "مكه الرياض السعوديه"),
            Map.entry("Asia/Dubai", "ابوظبي دبي الامارات مسقط"),
            Map.entry("Asia/Qatar", "الدوحه قطر"),
            Map.entry("Asia/Kuwait", "الكويت"),
            Map.entry("Asia/Bahrain", "المنامه البحرين"),
            Map.entry("Asia/Baghdad", "بغداد"),
            Map.entry("Asia/Damascus", "دمشق"),
            Map.entry("Asia/Beirut", "بيروت"),
            Map.entry("Asia/Jerusalem", "القدس"),
            Map.entry("Asia/Gaza", "غزه"),
            Map.entry("Asia/Aden", "صنعاء"),
            Map.entry("Africa/Cairo", "القاهره مصر"),
            Map.entry("Africa/Khartoum", "الخرطوم"),
            Map.entry("Africa/Tripoli", "طرابلس"),
            Map.entry("Africa/Tunis", "تونس"),
            Map.entry("Africa/Algiers", "الجزائر"),
            Map.entry("Africa/Casablanca", "الرباط المغرب"),
            Map.entry("Africa/Nouakchott", "نواكشوط"),
            Map.entry("Europe/Paris", "باريس paris"),
            Map.entry("Europe/London", "لندن"));

    private static final Map<String, ZoneId> NAMES = names();

    private ZoneNames() {}

    private static Map<String, ZoneId> names() {
        var names = new HashMap<String, ZoneId>();
        add(names, 0, "z", "ut", "utc", "gmt", "wet", "zulu", "غرينتش", "جرينتش", "غرينيتش");
        add(names, 60, "bst", "cet", "met", "mez", "west", "hnec");
        add(names, 120, "cest", "mest", "mesz", "eet", "sast", "cat");
        add(names, 180, "eest", "msk", "trt");
        add(names, 240, "gst", "msd");
        add(names, 330, "ist");
        add(names, 300, "pkt");
        add(names, 480, "sgt", "hkt", "awst");
        add(names, 540, "jst", "kst");
        add(names, 600, "aest");
        add(names, 660, "aedt");
        add(names, 720, "nzst");
        add(names, 780, "nzdt");
        add(names, -180, "adt", "brt", "art");
        add(names, -240, "ast", "edt");
        add(names, -300, "est", "cdt");
        add(names, -360, "cst", "mdt");
        add(names, -420, "mst", "pdt");
        add(names, -480, "pst", "akdt");
        add(names, -540, "akst");
        add(names, -600, "hst");
        add(names, -150, "ndt");
        add(names, -210, "nst");
        names.put("et", ZoneId.of("America/New_York"));
        names.put("ct", ZoneId.of("America/Chicago"));
        names.put("mt", ZoneId.of("America/Denver"));
        names.put("pt", ZoneId.of("America/Los_Angeles"));
        CITIES.forEach((region, words) -> {
            for (var word : words.split(" ", -1)) {
                names.put(word, ZoneId.of(region));
            }
        });
        return Map.copyOf(names);
    }

    private static void add(Map<String, ZoneId> names, int minutes, String... abbreviations) {
        for (var name : abbreviations) {
            names.put(name, ZoneOffset.ofTotalSeconds(minutes * 60));
        }
    }

    /** The zone that a folded word or offset means, {@code null} when it means none. */
    static @Nullable ZoneId read(String folded) {
        var named = NAMES.get(folded);
        if (named != null) {
            return named;
        }
        Matcher match = OFFSET.matcher(folded);
        if (match.matches()) {
            int hours = Integer.parseInt(match.group(2));
            int minutes = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
            if (hours > 18 || minutes > 59) {
                return null;
            }
            int seconds = (hours * 60 + minutes) * 60;
            return seconds > 18 * 3600
                    ? null
                    : ZoneOffset.ofTotalSeconds(match.group(1).equals("-") ? -seconds : seconds);
        }
        return null;
    }

    /** A region id such as {@code Africa/Casablanca}, in any case. */
    static @Nullable ZoneId region(String folded) {
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(folded)) {
                try {
                    return ZoneId.of(id);
                } catch (DateTimeException unusable) {
                    return null;
                }
            }
        }
        return null;
    }
}
