package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cases and voters in memory, as quick as property tests need; what they promise is that of the ports. */
final class MemoryStores {

    private MemoryStores() {}

    /** Tells a watcher of every write: the case before and after. */
    static final class Cases implements CaseStore {

        private final Map<String, Case> stored = new HashMap<>();
        private final BiConsumer<Case, Case> watcher;

        Cases(BiConsumer<Case, Case> watcher) {
            this.watcher = watcher;
        }

        @Override
        public Map<String, Case> find(Collection<String> imageIds) {
            Map<String, Case> found = new HashMap<>(stored);
            found.keySet().retainAll(Set.copyOf(imageIds));
            return found;
        }

        @Override
        public Set<String> write(List<Change> changes) {
            Set<String> lost = new HashSet<>();
            for (Change change : changes) {
                String imageId = change.after().imageId();
                Case before = stored.getOrDefault(imageId, Case.of(imageId));
                if (before.rev() == change.revRead()) {
                    stored.put(imageId, change.after());
                    watcher.accept(before, change.after());
                } else {
                    lost.add(imageId);
                }
            }
            return lost;
        }

        @Override
        public long markPublished(String imageId, long version) {
            Case before = stored.get(imageId);
            Outbox was = before.outbox();
            List<LogEntry> left = was.log().stream()
                    .filter(entry -> entry.version() > version)
                    .toList();
            Outbox noted = new Outbox(
                    Math.max(was.published(), version), left, was.last(), left.isEmpty() ? null : was.pendingSince());
            stored.put(
                    imageId,
                    new Case(imageId, Case.newRev(), before.standing(), before.ballot(), noted, before.touchedAt()));
            return was.published();
        }

        @Override
        public boolean markPublished(Map<String, Long> versions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Case> pending(Instant before, int limit) {
            return stored.values().stream().filter(Case::isPending).limit(limit).toList();
        }

        @Override
        public Backlog backlog() {
            throw new UnsupportedOperationException();
        }

        @Override
        public QueuePlace placeOf(Case of) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Case> page(Query query, @Nullable QueuePlace after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> oldestSevere() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> visibleWithVoteOf(Collection<String> reporterKeys) {
            return stored.values().stream()
                    .filter(each -> each.state().visible() && each.ballot().hasVoteOf(reporterKeys))
                    .map(Case::imageId)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<Case> decidedAfter(String imageId, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    static final class Mutes implements MuteStore {

        private final Set<String> stored = new HashSet<>();
        private long changes;

        @Override
        public void mute(Collection<String> keys, Origin from, Instant at) {
            stored.addAll(keys);
            changes++;
        }

        @Override
        public void unmute(Collection<String> keys) {
            stored.removeAll(Set.copyOf(keys));
            changes++;
        }

        @Override
        public Map<String, Set<String>> mutedOn(String imageId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> all() {
            return Set.copyOf(stored);
        }

        @Override
        public long changes() {
            return changes;
        }
    }

    static final class Voters implements VoterStore {

        private record Entry(Voter voter, @Nullable DecidedVote decided) {}

        private final Map<String, Entry> stored = new LinkedHashMap<>();

        @Override
        public void remember(List<Voter> voters) {
            for (Voter voter : voters) {
                stored.merge(
                        voter.imageId() + ":" + voter.key(),
                        new Entry(voter, null),
                        (known, more) -> more.voter().round() > known.voter().round()
                                        || more.voter().withdrawn()
                                ? new Entry(more.voter(), known.decided())
                                : known);
            }
        }

        @Override
        public List<Voter> find(Map<String, ? extends Collection<String>> keysByImage) {
            List<Voter> found = new ArrayList<>();
            keysByImage.forEach((imageId, keys) -> keys.forEach(key -> {
                Entry entry = stored.get(imageId + ":" + key);
                if (entry != null) {
                    found.add(entry.voter());
                }
            }));
            return found;
        }

        @Override
        public void decided(String imageId, int round, boolean agreed, Instant at) {
            stored.replaceAll((_, entry) -> {
                Voter voter = entry.voter();
                DecidedVote known = entry.decided();
                boolean concerned = voter.imageId().equals(imageId) && voter.round() == round && !voter.withdrawn();
                boolean open = known == null || (known.agreed() && !agreed);
                return concerned && open ? new Entry(voter, new DecidedVote(imageId, voter.key(), agreed, at)) : entry;
            });
        }

        @Override
        public List<DecidedVote> decidedSince(Instant since, Collection<String> keys) {
            List<DecidedVote> found = new ArrayList<>();
            for (Entry entry : stored.values()) {
                DecidedVote decided = entry.decided();
                if (decided != null
                        && keys.contains(decided.key())
                        && !decided.at().isBefore(since)) {
                    found.add(decided);
                }
            }
            return found;
        }
    }
}
