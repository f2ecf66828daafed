package org.jarida.article.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.kafka.TopicPosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. What was committed last, and its place on the topic with it, survives any death of the process; what
 * was not is not there. Of an article only a higher revision than the one it has is taken, withdrawals too. One thread
 * writes, any number search.
 */
final class ArticleIndex implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(ArticleIndex.class);

    private final Path directory;
    private final Analyzer analyzer;
    private final StoryTerms story;
    private @Nullable IndexFolder folder;
    private volatile @Nullable Open open;

    ArticleIndex(Path directory, Analyzer analyzer) {
        this.directory = directory;
        this.analyzer = analyzer;
        this.story = new StoryTerms(analyzer);
    }

    /** What cuts texts into words, at both ends. */
    Analyzer analyzer() {
        return analyzer;
    }

    /** What is open at a time; a damaged index is replaced as a whole. */
    private record Open(FSDirectory files, IndexWriter writer, SearcherManager searchers, KnownRevisions revisions)
            implements Closeable {

        static Open in(FSDirectory files, Analyzer analyzer) throws IOException {
            IndexWriter writer = null;
            try {
                IndexWriterConfig config = new IndexWriterConfig(analyzer).setCommitOnClose(false);
                writer = new IndexWriter(files, config);
                try (DirectoryReader reader = DirectoryReader.open(writer)) {
                    for (LeafReaderContext leaf : reader.leaves()) {
                        leaf.reader().checkIntegrity();
                    }
                }
                SearcherManager searchers = new SearcherManager(writer, new SearcherFactory());
                return new Open(files, writer, searchers, new KnownRevisions(searchers));
            } catch (IOException | RuntimeException failure) {
                IOUtils.closeWhileHandlingException(writer);
                throw failure;
            }
        }

        @Override
        public void close() throws IOException {
            IOUtils.close(revisions, searchers, writer, files);
        }
    }

    /**
     * Opens what was committed last; a damaged index, and one of another version of this service, is deleted.
     *
     * @return its place on the topic; null when it is empty
     */
    @Nullable TopicPosition open() throws IOException {
        Open current = open;
        if (current == null || !current.writer().isOpen()) {
            current = reopen();
        }
        return CommittedPosition.read(current.writer().getLiveCommitData());
    }

    private Open reopen() throws IOException {
        discard();
        IndexFolder own = folder;
        if (own == null) {
            own = IndexFolder.firstFree(directory);
            folder = own;
        }
        Open opened;
        try {
            opened = Open.in(FSDirectory.open(own.path()), analyzer);
        } catch (IOException | RuntimeException damage) {
            log.error("the search index in {} cannot be read and is built again", own.path(), damage);
            delete(own.path());
            opened = Open.in(FSDirectory.open(own.path()), analyzer);
        }
        open = opened;
        return opened;
    }

    /** Deletes everything, for good. */
    void clear() throws IOException {
        discard();
        IndexFolder own = folder;
        if (own != null) {
            delete(own.path());
        }
        reopen();
    }

    private void discard() {
        Open current = open;
        open = null;
        IOUtils.closeWhileHandlingException(current);
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            IOUtils.rm(path);
        }
    }

    /** Takes events, in order; returns how many of them changed anything. */
    int apply(List<ArticleEvent> events) throws IOException {
        Open current = current();
        Map<String, ArticleEvent> newest = new HashMap<>();
        for (ArticleEvent event : events) {
            ArticleEvent known = newest.get(event.articleId());
            long revision = known == null ? current.revisions().get(event.articleId()) : known.revision();
            if (event.revision() > revision) {
                newest.put(event.articleId(), event);
            }
        }
        write(current.writer(), newest.values());
        newest.forEach((id, event) -> current.revisions().add(id, event.revision()));
        return newest.size();
    }

    /** One event an article, so that their order does not matter. */
    private void write(IndexWriter writer, Collection<ArticleEvent> events) throws IOException {
        try {
            events.parallelStream().forEach(event -> {
                try {
                    writer.updateDocument(new Term(Fields.ID, event.articleId()), document(event));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private Document document(ArticleEvent event) {
        return switch (event) {
            case ArticlePublished(var id, var revision, var content) ->
                ArticleDocument.of(id, revision, content, analyzer, story);
            case ArticleRevised(var id, var revision, var content) ->
                ArticleDocument.of(id, revision, content, analyzer, story);
            case ArticleWithdrawn withdrawn -> ArticleDocument.withdrawn(withdrawn.articleId(), withdrawn.revision());
        };
    }

    /** Makes what was applied durable, together with the place on the topic after it. */
    void commit(TopicPosition position) throws IOException {
        IndexWriter writer = current().writer();
        writer.setLiveCommitData(CommittedPosition.write(position).entrySet());
        writer.commit();
    }

    /** Lets searches find what was applied. */
    void refresh() throws IOException {
        current().searchers().maybeRefreshBlocking();
    }

    private Open current() {
        Open current = open;
        if (current == null) {
            throw new AlreadyClosedException("the search index is not open");
        }
        return current;
    }

    /** What is asked of the index as of its last refresh. */
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /** Asks the index; while none is open, the answer is the one given. */
    <T> T ask(Question<T> question, T unopened) {
        try {
            Open current = open;
            if (current == null) {
                return unopened;
            }
            var searcher = current.searchers().acquire();
            try {
                return question.ask(searcher);
            } finally {
                current.searchers().release(searcher);
            }
        } catch (AlreadyClosedException _) {
            return unopened; // just being replaced
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        discard();
        IOUtils.close(folder);
        folder = null;
    }
}
