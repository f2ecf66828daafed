package org.jarida.ingest.entry;

import org.jarida.ingest.source.Source;

/** Gets the page of an entry whose feed gives only an excerpt. */
interface PageReader {

    /** Blocks while it is got and read. */
    PageReading read(Source source, String articleId, String address);
}
