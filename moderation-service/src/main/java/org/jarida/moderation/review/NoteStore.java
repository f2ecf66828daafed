package org.jarida.moderation.review;

import java.util.List;

/** Keeps notes. */
interface NoteStore {

    void add(Note note);

    /** The latest notes on a case, the oldest of them first. */
    List<Note> of(String imageId, int limit);
}
