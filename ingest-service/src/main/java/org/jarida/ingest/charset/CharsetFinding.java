package org.jarida.ingest.charset;

import org.jspecify.annotations.Nullable;

/**
 * What was said about a document's character encoding and what is true of it. Names are canonical ({@code windows-1256},
 * {@code UTF-8}); a label that names no known encoding stands as it was written.
 *
 * @param http named by the {@code Content-Type} header
 * @param document named inside the document: byte order mark, XML prolog or {@code meta}
 * @param detected guessed from the bytes; absent where the bytes left no doubt
 * @param used what the text was decoded with
 */
public record CharsetFinding(
        @Nullable String http,
        @Nullable String document,
        @Nullable String detected,
        String used) {

    /** Whether header or document named another encoding than the one that is true: worth showing to an editor. */
    public boolean disagrees() {
        return (http != null && !http.equalsIgnoreCase(used)) || (document != null && !document.equalsIgnoreCase(used));
    }
}
