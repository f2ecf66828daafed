package org.jarida.gateway.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One message of the stream, and the way to the one after it. */
final class LiveMessage {

    private final String id;
    private final byte[] text;
    private final CompletableFuture<LiveMessage> next = new CompletableFuture<>();

    /**
     * @param id where whoever has been told it goes on
     * @param text as the service wrote it
     */
    LiveMessage(String id, byte[] text) {
        this.id = id;
        this.text = text;
    }

    String id() {
        return id;
    }

    byte[] text() {
        return text;
    }

    void continueWith(LiveMessage message) {
        next.complete(message);
    }

    /** Nothing will come after it. */
    void end() {
        next.cancel(false);
    }

    /**
     * Waits for the message after this one.
     *
     * @throws CancellationException when nothing comes any more
     */
    LiveMessage awaitNext() throws InterruptedException {
        try {
            return next.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The message after this one; null when it has not come yet.
     *
     * @throws CancellationException when nothing comes any more
     */
    @Nullable LiveMessage next() {
        return next.getNow(null);
    }
}
