package org.jarida.ingest.console;

import org.jspecify.annotations.Nullable;

/**
 * A new source that is being described, as its template reads it.
 *
 * @param trial what it would bring; null when that was not tried
 */
public record DescribePage(
        SourceForm form, FormFaults faults, @Nullable Trial trial, ConsoleForms forms) {}
