package org.jarida.events.kafka;

import java.util.List;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a replica derives for itself from a whole topic, and keeps together with its place on it: whoever stores both in one
 * step has each event exactly once in what it derived, whenever its process dies. {@link TopicFollower} calls every method
 * from one thread. Whatever they throw is tried again a moment later, from {@link #open} on.
 */
public interface TopicView<E extends Event> {

    /** The topic to follow. */
    Topic topic();

    /** How many of each partition's latest messages to begin with where nothing is kept; unless said, all. */
    default long first() {
        return Long.MAX_VALUE;
    }

    /** What is kept, made readable; returns its place on the topic, or null when there is nothing yet. */
    @Nullable TopicPosition open();

    /**
     * Forgets everything, because its place is no longer one of the topic; the topic comes from its beginning.
     *
     * @param why in words, for the log
     */
    void clear(String why);

    /**
     * Takes the next events, each partition's in their order, perhaps none. Called at least every second while the broker
     * answers.
     *
     * @param reached the place after them
     * @param behind how many messages are still ahead, as far as is known
     * @param caughtUp whether everything has been read that was there when this view was opened
     */
    void advance(List<ReceivedEvent<E>> events, TopicPosition reached, long behind, boolean caughtUp);
}
