package org.jarida.moderation.review;

import java.util.List;

/** Keeps notes. */
interface NoteStore {

    /** Adds a note; one that the same moderator has written on the same case already stays as it is. */
    void add(Note note);

    /** The latest notes on a case, the oldest of them first. */
    List<Note> of(String imageId, int limit);
}
