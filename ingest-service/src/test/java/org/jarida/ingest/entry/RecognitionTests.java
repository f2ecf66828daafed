package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.WithdrawalReason;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is the same article from poll to poll, and what is not. */
class RecognitionTests {

    private static final String TEXT = "نص طويل من الخبر كما نشرته الصحيفة في صباح ذلك اليوم. ".repeat(8);
    private static final Instant PUBLISHED = Instant.parse("2026-11-21T10:07:31Z");

    private final Memory memory = new Memory();

    @Test
    void aChangedHeadlineInTheAddressBesideTheNumberIsTheSameArticle() {
        String before = "https://example.org/sport/1234567-old-headline";
        String after = "https://example.org/sport/1234567-new-headline";

        String id = memory.read(entry(before, before, "العنوان الأول", TEXT, PUBLISHED));

        assertThat(memory.read(entry(after, after, "العنوان الثاني", TEXT + "تتمة", PUBLISHED)))
                .isEqualTo(id);
    }

    @Test
    void aNumberIsNotEnough() {
        String one = "https://example.org/sport/1234567-one";
        String other = "https://example.org/sport/1234567-other";
        String id = memory.read(entry(one, one, "الأول", TEXT, PUBLISHED));

        assertThat(memory.read(entry(other, other, "الثاني", "نص", PUBLISHED.plusSeconds(3600))))
                .isNotEqualTo(id);
        assertThat(new Memory(memory).read(entry("tag:1", other, "الأول", "نص", PUBLISHED)))
                .isNotEqualTo(id);
        assertThat(new Memory(memory)
                        .readAll(
                                entry(one, one, "الأول", TEXT, PUBLISHED),
                                entry(other, other, "الأول", "نص", PUBLISHED)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aHeadlineAndAnAddressThatChangeUnderOneGuidAreTheSameArticle() {
        String id = memory.read(entry("77 at site", "https://example.org/a-slug", "الأول", TEXT, PUBLISHED));

        assertThat(memory.read(entry("77 at site", "https://example.org/b-slug", "الثاني", TEXT, PUBLISHED)))
                .isEqualTo(id);
    }

    @Test
    void theSameWordsWithinADayAreTheSameArticle() {
        String id = memory.read(entry("g1", "https://example.org/1", "العنوان", TEXT, PUBLISHED));

        assertThat(memory.read(entry(
                        "g2",
                        "https://example.org/2",
                        "العنوان",
                        "<div>" + TEXT + "</div>",
                        PUBLISHED.plus(Duration.ofHours(3)))))
                .isEqualTo(id);
    }

    @Test
    void theSameWordsOnAnotherDayOrBesideEachOtherAreTwoArticles() {
        ParsedEntry today = entry("g1", "https://example.org/1", "مواقيت الصلاة", TEXT, PUBLISHED);
        String id = memory.read(today);

        assertThat(new Memory(memory)
                        .read(entry(
                                "g2",
                                "https://example.org/2",
                                "مواقيت الصلاة",
                                TEXT,
                                PUBLISHED.plus(Duration.ofHours(25)))))
                .isNotEqualTo(id);
        assertThat(new Memory(memory)
                        .readAll(today, entry("g2", "https://example.org/2", "مواقيت الصلاة", TEXT, PUBLISHED)))
                .doesNotHaveDuplicates();
        assertThat(new Memory(memory).read(entry("g3", "https://example.org/3", "عنوان آخر", TEXT, PUBLISHED)))
                .isNotEqualTo(id);
    }

    @Test
    void wordsOfBeforeAnEditAreForgotten() {
        String id = memory.read(entry("g1", "https://example.org/1", "العنوان", TEXT, PUBLISHED));
        memory.read(entry("g1", "https://example.org/1", "العنوان", TEXT + "تتمة", PUBLISHED));

        assertThat(memory.read(entry("g2", "https://example.org/2", "العنوان", TEXT, PUBLISHED)))
                .isNotEqualTo(id);
    }

    @Test
    void aGuidThatSeveralArticlesHaveGivesWayToTheAddress() {
        String first = memory.read(entry("1", "https://example.org/1", "الأول", "نص", PUBLISHED));
        String second =
                memory.read(entry("1", "https://example.org/2", "الثاني", "نص", PUBLISHED.plus(Duration.ofHours(2))));
        assertThat(second).isNotEqualTo(first);

        String third =
                memory.read(entry("1", "https://example.org/3", "الثاني", "نص", PUBLISHED.plus(Duration.ofHours(3))));
        assertThat(third).isNotIn(first, second);
        assertThat(memory.read(entry("1", "https://example.org/1", "الأول مصححا", "نص", PUBLISHED)))
                .isEqualTo(first);
        assertThat(memory.read(entry("1", "https://example.org/2", "الثاني مصححا", "نص", PUBLISHED)))
                .isEqualTo(second);
    }

    @Test
    void aWithdrawnArticleIsRecognisedUnderAnotherName() {
        String id = memory.read(entry("g1", "https://example.org/1", "العنوان", TEXT, PUBLISHED));
        memory.withdraw(id);

        assertThat(memory.read(entry("g2", "https://example.org/2", "العنوان", TEXT, NOW.plusSeconds(60))))
                .isEqualTo(id);
    }

    /** How a newspaper names its articles. */
    private enum Naming {
        OWN_GUID,
        GUID_IS_ADDRESS,
        NO_GUID,
        ONE_GUID_FOR_ALL;

        String guid(int number, String address) {
            return switch (this) {
                case OWN_GUID -> number + " at example.org";
                case GUID_IS_ADDRESS -> address;
                case NO_GUID -> null;
                case ONE_GUID_FOR_ALL -> "example.org";
            };
        }
    }

    /** Fifteen newspapers of each naming, forty articles each, many of one title, edited at random from poll to poll. */
    @ParameterizedTest
    @EnumSource
    void noTwoArticlesBecomeOneAndNoArticleBecomesTwo(Naming naming) {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            Memory newspaper = new Memory();
            List<Story> stories = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                stories.add(new Story(naming, number, random));
            }
            Map<Integer, String> ids = new HashMap<>();
            for (int poll = 0; poll + 8 <= stories.size(); poll += 2) {
                List<Story> window = new ArrayList<>(stories.subList(poll, poll + 8));
                window.forEach(story -> story.maybeEdit(random));
                Collections.shuffle(window, random);
                List<String> read =
                        newspaper.readAll(window.stream().map(Story::entry).toArray(ParsedEntry[]::new));
                for (int i = 0; i < read.size(); i++) {
                    String before = ids.putIfAbsent(window.get(i).number, read.get(i));
                    assertThat(read.get(i))
                            .as("seed %d, %s", seed, window.get(i).entry())
                            .isEqualTo(before == null ? read.get(i) : before);
                }
            }
            assertThat(new HashSet<>(ids.values())).as("seed %d", seed).hasSameSizeAs(ids.keySet());
        }
    }

    /** An article as its newspaper has it. */
    private static final class Story {
        private final Naming naming;
        private final int number;
        private final boolean numbered;
        private final Instant published;
        private String slug;
        private String title;
        private String text;
        private boolean tracked;

        Story(Naming naming, int number, Random random) {
            this.naming = naming;
            this.number = number;
            this.numbered = naming != Naming.ONE_GUID_FOR_ALL && random.nextBoolean();
            this.published = PUBLISHED.plus(Duration.ofMinutes(17L * number));
            this.slug = "words-" + random.nextInt(3);
            this.title = "عنوان " + random.nextInt(4);
            this.text = random.nextInt(3) == 0 ? "شاهد المقطع" : TEXT + " " + number;
        }

        void maybeEdit(Random random) {
            switch (random.nextInt(8)) {
                case 0 -> text = text + " تتمة";
                case 1 -> title = "عنوان " + random.nextInt(4);
                case 2 -> tracked = !tracked;
                case 3 -> {
                    if (numbered) {
                        slug = "words-" + random.nextInt(3);
                        title = "عنوان " + random.nextInt(4);
                    }
                }
                default -> {
                    // as it was
                }
            }
        }

        ParsedEntry entry() {
            String address = numbered
                    ? "https://example.org/news/" + (700_000 + number) + "-" + slug
                    : "https://example.org/news/story-" + number + "/";
            String link = tracked ? address + "?utm_source=rss&utm_medium=" + number : address;
            return RecognitionTests.entry(naming.guid(number, address), link, title, text, published);
        }
    }

    private static ParsedEntry entry(String guid, String url, String title, String html, Instant published) {
        return ParsedEntries.entry(guid, url, title, html, published);
    }

    /** The store of one source, as intake uses it. */
    private static final class Memory {
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        Memory() {}

        Memory(Memory other) {
            entries.putAll(other.entries);
        }

        String read(ParsedEntry entry) {
            return readAll(entry).getFirst();
        }

        List<String> readAll(ParsedEntry... document) {
            List<Seen> all = EntryMatcher.identify("s", List.of(document));
            Set<String> aliases = new HashSet<>();
            all.forEach(seen -> aliases.addAll(seen.identity().aliases()));
            List<Entry> known = entries.values().stream()
                    .filter(entry -> !Collections.disjoint(entry.aliases(), aliases))
                    .toList();
            EntryMatcher matcher = new EntryMatcher(known, all, all, NOW);
            List<String> ids = new ArrayList<>();
            for (Seen seen : all) {
                Entry entry = matcher.match(seen)
                        .map(found -> renamed(found, seen, matcher))
                        .orElseGet(() -> Entry.discovered(
                                seen.identity().articleId(matcher.urlTaken(seen)),
                                "s",
                                seen.identity(),
                                draft(seen.parsed()),
                                NOW));
                matcher.learn(entry);
                entries.put(entry.id(), entry);
                ids.add(entry.id());
            }
            return ids;
        }

        private static Entry renamed(Entry found, Seen seen, EntryMatcher matcher) {
            List<String> free = seen.identity().aliases().stream()
                    .filter(alias -> !matcher.belongsToAnother(alias, found))
                    .toList();
            Entry entry = found.withAliases(free);
            return entry.state().tombstone() ? entry : entry.revised(draft(seen.parsed()), NOW);
        }

        private static EntryDraft draft(ParsedEntry parsed) {
            return EntryComposer.compose(
                    ParsedEntries.source("s", DisplayPolicy.FULL).description(), parsed, null, NOW);
        }

        void withdraw(String id) {
            entries.computeIfPresent(
                    id, (_, entry) -> entry.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW));
        }
    }
}
