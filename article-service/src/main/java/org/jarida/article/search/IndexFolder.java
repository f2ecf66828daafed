package org.jarida.article.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * A folder for one replica's index: the first below a directory that no other process has, so that replicas on one machine
 * need no names, and one that starts again finds what one before it has left. The operating system gives it free when its
 * process dies.
 */
final class IndexFolder implements Closeable {

    private static final int MOST = 100;

    private final Path path;
    private final Directory parent;
    private final Lock lock;

    private IndexFolder(Path path, Directory parent, Lock lock) {
        this.path = path;
        this.parent = parent;
        this.lock = lock;
    }

    static IndexFolder firstFree(Path directory) throws IOException {
        Files.createDirectories(directory);
        Directory parent = FSDirectory.open(directory);
        for (int number = 1; number <= MOST; number++) {
            try {
                Lock lock = parent.obtainLock(number + ".lock");
                return new IndexFolder(directory.resolve(Integer.toString(number)), parent, lock);
            } catch (LockObtainFailedException _) {
                // another replica's
            }
        }
        parent.close();
        throw new IOException("all " + MOST + " folders of " + directory + " are in use");
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        parent.close();
    }
}
