package org.jarida.moderation.web;

import java.util.List;

/** The public counts, as their template reads them: in words, the latest month first. */
public record TransparencyPage(List<Row> months) {

    /** A month. */
    public record Row(
            String month,
            String reports,
            String hidesByRule,
            String hidesByPeople,
            String restores,
            String median,
            String appeals,
            String upheld,
            String overturned) {}
}
