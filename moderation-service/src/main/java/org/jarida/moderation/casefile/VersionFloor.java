package org.jarida.moderation.casefile;

/** Keeps a case from starting below the version that the topic knows of it. */
public interface VersionFloor {

    /** Returns once every case on the verdicts' topic is in the store at least as it is there; throws while it cannot. */
    void ensure();

    /**
     * Does the same again, however often it was done: for a store that was put back under a running service.
     *
     * @return how many cases were behind the topic
     */
    int raise();

    /** Whether {@link #ensure} has returned once in this process's life. */
    boolean isEnsured();
}
