package org.jarida.article.page;

import java.util.List;
import org.jarida.article.article.Labels;
import org.jarida.article.article.Sections;
import org.jarida.theme.Messages;

/** The sections of the newest articles. */
public record SectionList(List<Item> items) {

    /** @param count how many of the newest articles are in it, in words */
    public record Item(String label, String href, String count) {}

    static SectionList of(List<Sections.Section> sections, Messages messages) {
        return new SectionList(sections.stream()
                .map(section -> new Item(
                        section.label(),
                        String.valueOf(Labels.path("/sections", section.key())),
                        messages.text("sections.articles", section.articles())))
                .toList());
    }
}
