package org.jarida.ingest.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jarida.ingest.feed.ParsedEntry;
import org.jspecify.annotations.Nullable;

/**
 * Tells which article each entry of one document is, by a ladder of aliases; a wrong match loses an article, so each rung
 * holds only while nothing speaks against it, and a duplicate is the lesser evil.
 *
 * <ol>
 *   <li>The guid, unless the source gives it to several articles; then the address decides.
 *   <li>The address. One that belongs to an article of another guid is that article only when their titles are the same and
 *       no other entry of the document is it.
 *   <li>The number in the address, when all names changed with the headline and the time of publication did not.
 *   <li>The words, title and text, when they come again within a day under another name.
 *   <li>What its page calls its canonical address ({@link #isTwin}), where the page is read.
 * </ol>
 */
final class EntryMatcher {

    /** Publications further apart are of two articles, however alike. */
    private static final Duration DAY = Duration.ofDays(1);

    private final Map<String, Map<String, Entry>> byAlias = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Set<String> named;
    private final Instant readAt;

    /** One entry of the document and who it is. */
    record Seen(ParsedEntry parsed, Identity identity) {}

    /**
     * @param known every stored entry that answers to an alias of the batch
     * @param batch the entries to be matched
     * @param document the whole document that they are part of
     * @param readAt when the newspaper was asked for it
     */
    EntryMatcher(Collection<Entry> known, List<Seen> batch, List<Seen> document, Instant readAt) {
        this.named = document.stream()
                .flatMap(seen -> seen.identity().names().stream())
                .collect(Collectors.toSet());
        this.readAt = readAt;
        known.forEach(this::learn);
        for (Seen seen : batch) {
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
        if (entry == null && seen.identity().names().isEmpty()) {
            entry = first(known(seen.identity().aliases().getFirst()));
        }
        if (entry == null && !urlTaken(seen)) {
            entry = byNumber(seen);
        }
        if (entry == null && !urlTaken(seen)) {
            entry = byWording(seen);
        }
        return Optional.ofNullable(entry);
    }

    /** Whether an article that has the canonical address of the entry's page may be the entry. */
    boolean isTwin(Entry entry, Seen seen) {
        return isNobodyElse(entry) && sameTitle(entry, seen) && !apart(entry, seen);
    }

    /** Whether the entry's address belongs to an article already, so that it cannot name another. */
    boolean urlTaken(Seen seen) {
        return !known(seen.identity().urlAlias()).isEmpty();
    }

    /** Whether an alias belongs to an article other than this one. */
    boolean belongsToAnother(String alias, Entry entry) {
        return known(alias).stream().anyMatch(holder -> !holder.id().equals(entry.id()));
    }

    /** Makes a stored or newly changed article known to the rest of the document. */
    void learn(Entry entry) {
        entry.aliases()
                .forEach(alias ->
                        byAlias.computeIfAbsent(alias, _ -> new HashMap<>()).put(entry.id(), entry));
    }

    /** Whether an article of this id is among those that answer to one of its aliases. */
    boolean knows(Entry entry) {
        return entry.aliases().stream()
                .anyMatch(alias -> byAlias.getOrDefault(alias, Map.of()).containsKey(entry.id()));
    }

    /** Takes back what was learned of an article that could not be stored. */
    void forget(Entry entry) {
        entry.aliases()
                .forEach(alias -> byAlias.getOrDefault(alias, new HashMap<>()).remove(entry.id()));
    }

    /**
     * A guid that comes with another address is used twice by its source, unless title, time or number say that the article
     * has moved; and one that several articles have tells nothing without the address.
     */
    private @Nullable Entry byGuid(Seen seen) {
        Collection<Entry> holders = known(seen.identity().guidAlias());
        String url = seen.identity().urlAlias();
        Entry there = only(holders, entry -> url != null && entry.aliases().contains(url));
        if (there != null) {
            return there;
        }
        if (url == null) {
            return holders.size() == 1 ? first(holders) : only(holders, entry -> sameTitle(entry, seen));
        }
        return holders.size() == 1 ? only(holders, entry -> hasMoved(entry, seen)) : null;
    }

    private static boolean hasMoved(Entry entry, Seen seen) {
        String number = seen.identity().numberAlias();
        return !apart(entry, seen)
                && (sameTitle(entry, seen)
                        || sameTime(entry, seen)
                        || (number != null && entry.aliases().contains(number)));
    }

    private @Nullable Entry byUrl(Seen seen) {
        Entry entry = first(known(seen.identity().urlAlias()));
        if (entry == null || seen.identity().guid() == null || entry.guid() == null) {
            return entry;
        }
        return sameTitle(entry, seen) && !claimed.contains(entry.id()) ? entry : null;
    }

    /** Only where the guid is an address too: any other would not have changed with the headline. */
    private @Nullable Entry byNumber(Seen seen) {
        return isAddress(seen.identity().guid())
                ? only(
                        known(seen.identity().numberAlias()),
                        entry -> isAddress(entry.guid())
                                && isNobodyElse(entry)
                                && !apart(entry, seen)
                                && (sameTitle(entry, seen) || sameTime(entry, seen)))
                : null;
    }

    private @Nullable Entry byWording(Seen seen) {
        return only(known(seen.identity().wordingAlias()), entry -> isNobodyElse(entry) && withinADay(entry, seen));
    }

    /** Whether no entry of the document bears one of its names. */
    private boolean isNobodyElse(Entry entry) {
        return Collections.disjoint(named, entry.aliases());
    }

    private Collection<Entry> known(@Nullable String alias) {
        return alias == null ? List.of() : byAlias.getOrDefault(alias, Map.of()).values();
    }

    private static @Nullable Entry first(Collection<Entry> entries) {
        return entries.stream().findFirst().orElse(null);
    }

    /** The only one of these; null when there are more, for who could tell which. */
    private static @Nullable Entry only(Collection<Entry> entries, Predicate<Entry> fitting) {
        List<Entry> fit = entries.stream().filter(fitting).toList();
        return fit.size() == 1 ? fit.getFirst() : null;
    }

    private static boolean isAddress(@Nullable String guid) {
        return guid == null || guid.startsWith("http://") || guid.startsWith("https://");
    }

    /** A tombstone has no title to compare: what carries its names is it. */
    private static boolean sameTitle(Entry entry, Seen seen) {
        EntryText text = entry.text();
        return text == null || text.title().equals(seen.parsed().title());
    }

    /** To the minute; a full hour may be no time at all, but a day. */
    private static boolean sameTime(Entry entry, Seen seen) {
        Instant known = published(entry);
        Instant now = seen.parsed().published();
        return known != null
                && now != null
                && known.getEpochSecond() % 3600 != 0
                && Duration.between(known, now).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    private static boolean apart(Entry entry, Seen seen) {
        Instant known = published(entry);
        Instant now = seen.parsed().published();
        return known != null
                && now != null
                && Duration.between(known, now).abs().compareTo(DAY) > 0;
    }

    private boolean withinADay(Entry entry, Seen seen) {
        Instant known = published(entry);
        Instant now = seen.parsed().published();
        return Duration.between(known == null ? entry.firstSeenAt() : known, now == null ? readAt : now)
                        .abs()
                        .compareTo(DAY)
                <= 0;
    }

    private static @Nullable Instant published(Entry entry) {
        return entry.text() == null ? null : entry.text().publishedAt();
    }
}
