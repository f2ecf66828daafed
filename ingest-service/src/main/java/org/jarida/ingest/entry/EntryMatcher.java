package org.jarida.ingest.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jarida.ingest.feed.ParsedEntry;
import org.jspecify.annotations.Nullable;

/**
 * Tells which article each entry of one document is. The guid decides, unless the document gives it to several entries;
 * then the address. An address that belongs to an article of another guid is that article only while nothing speaks
 * against it: their titles are the same and no other entry of the document is it.
 */
final class EntryMatcher {

    private final Map<String, Entry> byAlias = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    /** One entry of the document and who it is. */
    record Seen(ParsedEntry parsed, Identity identity) {}

    /** @param known every stored entry that answers to an alias of the document */
    EntryMatcher(Collection<Entry> known, List<Seen> document) {
        known.forEach(this::learn);
        for (Seen seen : document) {
            Entry entry = byGuid(seen);
            if (entry != null) {
                claimed.add(entry.id());
            }
        }
    }

    /** Who the entries of a document are: a guid that several of them carry with different addresses is none. */
    static List<Seen> identify(String sourceId, List<ParsedEntry> document) {
        Map<String, Set<String>> addresses = new HashMap<>();
        for (ParsedEntry entry : document) {
            if (entry.id() != null) {
                addresses
                        .computeIfAbsent(entry.id().strip(), _ -> new TreeSet<>())
                        .add(entry.url() == null ? entry.title() : entry.url());
            }
        }
        List<Seen> seen = new ArrayList<>();
        for (ParsedEntry entry : document) {
            boolean usable = entry.id() != null
                    && addresses.getOrDefault(entry.id().strip(), Set.of()).size() == 1;
            seen.add(new Seen(entry, Identity.of(sourceId, entry, usable)));
        }
        return seen;
    }

    /** The article that the entry is, if it is a known one. */
    Optional<Entry> match(Seen seen) {
        Entry entry = byGuid(seen);
        if (entry == null) {
            entry = byUrl(seen);
        }
        if (entry == null && seen.identity().guid() == null && seen.identity().url() == null) {
            entry = byAlias.get(seen.identity().aliases().getFirst());
        }
        return Optional.ofNullable(entry);
    }

    /** Whether the entry's address belongs to an article already, so that it cannot name another. */
    boolean urlTaken(Seen seen) {
        return known(seen.identity().urlAlias()) != null;
    }

    /** Makes a newly stored or changed article known to the rest of the document. */
    void learn(Entry entry) {
        entry.aliases().forEach(alias -> byAlias.put(alias, entry));
    }

    /** A guid that comes with another address and another title than it had is used twice by its source. */
    private @Nullable Entry byGuid(Seen seen) {
        Entry entry = known(seen.identity().guidAlias());
        if (entry == null) {
            return null;
        }
        String url = seen.identity().urlAlias();
        boolean sameAddress = url == null || entry.aliases().contains(url);
        return sameAddress || sameTitle(entry, seen) ? entry : null;
    }

    private @Nullable Entry byUrl(Seen seen) {
        Entry entry = known(seen.identity().urlAlias());
        if (entry == null || seen.identity().guid() == null || entry.guid() == null) {
            return entry;
        }
        return sameTitle(entry, seen) && !claimed.contains(entry.id()) ? entry : null;
    }

    private @Nullable Entry known(@Nullable String alias) {
        return Optional.ofNullable(alias)
                .map((Function<String, @Nullable Entry>) byAlias::get)
                .orElse(null);
    }

    /** A tombstone has no title to compare: what carries its guid is it. */
    private static boolean sameTitle(Entry entry, Seen seen) {
        EntryText text = entry.text();
        return text == null || text.title().equals(seen.parsed().title());
    }
}
