package org.jarida.ingest.entry;

import java.net.URI;
import java.util.Optional;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.source.Source;

/** Takes pages from the archive; asks nobody. */
final class ArchivedPages implements PageReader {

    private final RawArchive archive;
    private final PageExtraction extraction = new PageExtraction();

    ArchivedPages(RawArchive archive) {
        this.archive = archive;
    }

    @Override
    public PageReading read(Source source, String articleId, String address) {
        Optional<RawFetch> kept = archive.page(articleId);
        Optional<byte[]> body = kept.flatMap(archive::body);
        if (body.isEmpty()) {
            return new PageReading.NotKept();
        }
        RawFetch page = kept.get();
        Optional<ExtractedArticle> article =
                extraction.extract(source.description(), body.get(), page.contentType(), URI.create(page.address()));
        return article.isPresent() && !article.get().indexable()
                ? new PageReading.Withheld()
                : new PageReading.Read(article.filter(PageExtraction::hasText).orElse(null), null);
    }
}
