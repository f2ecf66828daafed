package org.jarida.article.article;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every readable article by its time, for lists of addresses that go through all of them. */
public interface Listings {

    /** Articles from a time, inclusive, to another, exclusive, newest first, without those of some sources. */
    List<Listing> between(Instant from, Instant to, Set<String> exceptSources, int limit);

    /** When the newest article before a time came, those of some sources left out. */
    Optional<Instant> newestBefore(Instant time, Set<String> exceptSources);

    /** How many articles there are from a time, inclusive, to another, exclusive; counting stops at a number. */
    int count(Instant from, Instant to, int most);

    /** When the newest article of each source came; a source without any is not in it. */
    Map<String, Instant> newestOf(Collection<String> sourceIds);

    /** The labels of each of the newest articles. */
    List<List<String>> newestLabels(int limit);
}
