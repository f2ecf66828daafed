package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jarida.article.article.Sections.Section;
import org.junit.jupiter.api.Test;

class SectionsTests {

    @Test
    void labelsThatDifferInSpellingOnlyAreOneSectionAndTheLargestIsFirst() {
        assertThat(Sections.count(List.of(
                        List.of("Sport"),
                        List.of("économie", "سياسة"),
                        List.of("Économie"),
                        List.of("Économie", "…"),
                        List.of("سيـاسة"))))
                .containsExactly(
                        new Section("economie", "Économie", 3),
                        new Section("سياسة", "سياسة", 2),
                        new Section("sport", "Sport", 1));
        assertThat(Sections.count(List.of())).isEmpty();
    }
}
