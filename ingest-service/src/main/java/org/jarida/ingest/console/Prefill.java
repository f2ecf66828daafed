package org.jarida.ingest.console;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jarida.ingest.discovery.Candidate;
import org.jarida.ingest.discovery.Discovery;

/** What a form says of a newspaper before its editor does. */
final class Prefill {

    private static final String LEAST = "EXCERPT";

    private Prefill() {}

    /** Of what was found at a page. No more is shown of it than an excerpt, unless it has nothing else to show. */
    static SourceForm of(Candidate candidate, Discovery.Found found) {
        boolean ofPages = candidate.untitled() > 0 && candidate.untitled() == candidate.entries();
        String home = found.url().equals(candidate.url()) ? root(found.url()) : found.url();
        return new SourceForm(
                candidate.title().isBlank() ? host(home) : candidate.title().strip(),
                home,
                Objects.requireNonNullElse(candidate.language(), ""),
                ZoneGuess.of(home, candidate.language()),
                ofPages ? "FULL" : LEAST,
                "",
                "",
                List.of(new SourceForm.Feed(candidate.url(), candidate.kind().name())));
    }

    /** Of an address at which nothing was found: its selectors may tell it as a listing. */
    static SourceForm of(String address) {
        return new SourceForm(
                host(address),
                address,
                "",
                ZoneGuess.of(address, null),
                LEAST,
                "",
                "",
                List.of(new SourceForm.Feed(address, "LISTING")));
    }

    private static String root(String address) {
        return URI.create(address).resolve("/").toASCIIString();
    }

    private static String host(String address) {
        return Objects.requireNonNullElse(URI.create(address).getHost(), address)
                .replaceFirst("^www\\.", "");
    }
}
