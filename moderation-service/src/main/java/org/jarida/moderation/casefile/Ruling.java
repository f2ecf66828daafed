package org.jarida.moderation.casefile;

/** What became of a moderator's decision. */
public sealed interface Ruling {

    /** It is stored, and is or will be published. */
    record Decided(Case after) implements Ruling {}

    /** The case is not the one that the moderator saw; nothing was changed. */
    record Stale(Case current) implements Ruling {}

    /** The case is in a state that does not allow the action; nothing was changed. */
    record NotAllowed(Case current) implements Ruling {}

    /** What the topic knows has not been read since this process started; nothing was changed. */
    record NotReady() implements Ruling {}

    /** There is no case to restore. */
    record Unknown() implements Ruling {}
}
