package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import java.time.Instant;
import java.util.List;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.image.ImageResult;
import org.junit.jupiter.api.Test;

/** How an entry goes from revision to revision. */
class EntryTests {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String IMAGE = "https://example.org/p.jpg";
    private static final ImageResult STORED = new ImageResult.Stored("a".repeat(64), 800, 600);

    @Test
    void withoutImagesItIsReadyAtOnce() {
        Entry entry = entry("text");

        assertThat(entry.revision()).isEqualTo(1);
        assertThat(entry.sealedRevision()).isEqualTo(1);
        assertThat(entry.publishAfter()).isEqualTo(NOW);
        assertThat(EntryContent.event(entry)).isInstanceOf(EntryDiscovered.class);
    }

    @Test
    void withImagesItWaitsForThemTenSecondsAtMost() {
        Entry entry = entry("text", IMAGE);

        assertThat(entry.sealedRevision()).isZero();
        assertThat(entry.publishAfter()).isBetween(NOW.plusSeconds(8), NOW.plusSeconds(10));
        assertThat(entry.imagesDueAt()).isEqualTo(NOW);
    }

    @Test
    void imagesThatComeInTimeDoNotRaiseTheRevision() {
        Entry entry = withImage(entry("text", IMAGE), STORED, LATER);

        assertThat(entry.revision()).isEqualTo(1);
        assertThat(entry.publishAfter()).isEqualTo(LATER);
        assertThat(entry.imagesDueAt()).isNull();
        assertThat(EntryContent.of(entry).images()).hasSize(1);
    }

    @Test
    void imagesThatComeLaterRaiseTheRevisionAndAreNoEdit() {
        Entry entry = withImage(entry("text", IMAGE).sealed(), STORED, LATER);

        assertThat(entry.revision()).isEqualTo(2);
        assertThat(entry.pendingSince()).isEqualTo(LATER);
        assertThat(entry.editedAt()).isNull();
        assertThat(EntryContent.event(entry)).isInstanceOf(EntryRevised.class);
    }

    @Test
    void aRefusedImageIsNotWaitedFor() {
        Entry entry = withImage(entry("text", IMAGE), new ImageResult.Refused("too small"), LATER);

        assertThat(entry.publishAfter()).isEqualTo(LATER);
        assertThat(EntryContent.of(entry).images()).isEmpty();
    }

    @Test
    void anUnavailableImageIsTriedAgainAndGivenUpInTheEnd() {
        Entry entry = entry("text", IMAGE);
        int tries = 0;
        while (entry.imagesDueAt() != null) {
            Instant due = entry.imagesDueAt();
            entry = withImage(entry, new ImageResult.Unavailable("away"), due);
            assertThat(entry.imagesDueAt())
                    .satisfiesAnyOf(
                            next -> assertThat(next).isNull(),
                            next -> assertThat(next).isAfter(due));
            tries++;
        }
        assertThat(tries).isEqualTo(7);
    }

    @Test
    void anEditRaisesTheRevisionAndIsDated() {
        Entry first = entry("text");
        Entry edited = first.revised(draft("another text"), LATER);

        assertThat(edited.revision()).isEqualTo(2);
        assertThat(edited.editedAt()).isEqualTo(LATER);
        assertThat(edited.firstSeenAt()).isEqualTo(NOW);
        assertThat(EntryContent.event(edited))
                .isInstanceOfSatisfying(
                        EntryRevised.class,
                        event -> assertThat(event.content().bodyHtml()).contains("another"));
    }

    @Test
    void anEditBeforePublicationStaysTheFirstRevision() {
        Entry edited = entry("text", IMAGE).revised(draft("another text", IMAGE), LATER);

        assertThat(edited.revision()).isEqualTo(1);
        assertThat(edited.editedAt()).isNull();
    }

    @Test
    void theSameTextAgainChangesNothingThatIsPublished() {
        Entry first = withImage(entry("text", IMAGE), STORED, NOW).sealed();
        Entry again = first.revised(draft("text", IMAGE), LATER);

        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.images()).isEqualTo(first.images());
    }

    @Test
    void aChangeOfPolicyIsNoEdit() {
        ParsedEntry parsed = parsed("text ".repeat(200));
        Entry first = ParsedEntries.stored("s", parsed);
        var excerpt = EntryComposer.compose(
                ParsedEntries.source("s", DisplayPolicy.EXCERPT).description(), parsed, null, LATER);
        Entry revised = first.revised(excerpt, LATER);

        assertThat(revised.revision()).isEqualTo(2);
        assertThat(revised.editedAt()).isNull();
    }

    @Test
    void aTombstoneCarriesNoTextAndGoesOnCounting() {
        Entry gone = entry("text").withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "court order", LATER);

        assertThat(gone.text()).isNull();
        assertThat(gone.images()).isEmpty();
        assertThat(EntryContent.event(gone))
                .isEqualTo(new EntryWithdrawn(gone.id(), 2, "s", WithdrawalReason.TAKEDOWN, LATER));
    }

    @Test
    void aLiftedTombstoneComesBackAsTheNextRevisionWithoutBeingEdited() {
        Entry back = entry("text")
                .withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW)
                .awaited()
                .revised(draft("text"), LATER);

        assertThat(back.state()).isEqualTo(EntryState.ACTIVE);
        assertThat(back.revision()).isEqualTo(3);
        assertThat(back.editedAt()).isNull();
        assertThat(EntryContent.event(back)).isInstanceOf(EntryRevised.class);
    }

    private static Entry withImage(Entry entry, ImageResult result, Instant now) {
        return entry.withImages(
                entry.images().stream().map(image -> image.after(result, now)).toList(), now);
    }

    private static Entry entry(String text, String... images) {
        return ParsedEntries.stored("s", parsed(text, images));
    }

    private static EntryDraft draft(String text, String... images) {
        return EntryComposer.compose(
                ParsedEntries.source("s", DisplayPolicy.FULL).description(), parsed(text, images), null, LATER);
    }

    private static ParsedEntry parsed(String text, String... images) {
        return ParsedEntries.entry("g", "https://example.org/1", "title", "<p>" + text + "</p>", images);
    }

    @Test
    void twoAddressesOfOneImageAreListedOnce() {
        Entry entry = withImage(entry("text", IMAGE, IMAGE + "?again"), STORED, LATER);

        assertThat(entry.images()).hasSize(2);
        assertThat(EntryContent.of(entry).images()).hasSize(1);
    }

    @Test
    void imagesKeepTheirCredits() {
        Entry entry = withImage(entry("text", IMAGE), STORED, LATER);

        assertThat(EntryContent.of(entry).images())
                .isEqualTo(List.of(new org.jarida.events.ArticleImage("a".repeat(64), "وصف", "EPA", 800, 600)));
    }
}
