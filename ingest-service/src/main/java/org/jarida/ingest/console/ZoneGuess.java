package org.jarida.ingest.console;

import com.ibm.icu.util.TimeZone;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time zone of a newspaper, as far as its address or its language tells a country of one zone; else UTC. */
final class ZoneGuess {

    /** What these countries sell says nothing of where the buyer is. */
    private static final Set<String> SOLD = Set.of("AI", "CC", "CO", "FM", "IO", "ME", "TO", "TV", "WS");

    private ZoneGuess() {}

    static String of(String address, @Nullable String language) {
        return Stream.of(
                        countryOf(address),
                        language == null ? "" : Locale.forLanguageTag(language).getCountry())
                .filter(country -> !country.isEmpty())
                .map(country -> TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null))
                .filter(zones -> zones.size() == 1)
                .map(zones -> zones.iterator().next())
                .findFirst()
                .orElse("UTC");
    }

    private static String countryOf(String address) {
        String host = URI.create(address).getHost();
        String last =
                host == null ? "" : host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        String country = last.equals("UK") ? "GB" : last;
        return country.matches("[A-Z]{2}") && !SOLD.contains(country) ? country : "";
    }
}
