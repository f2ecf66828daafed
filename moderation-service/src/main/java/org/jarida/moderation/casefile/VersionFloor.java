package org.jarida.moderation.casefile;

/** Keeps a case from starting below the version that the topic knows of it. */
public interface VersionFloor {

    /** Returns once every case on the verdicts' topic is in the store at least as it is there; throws while it cannot. */
    void ensure();

    /** Whether {@link #ensure} has returned once in this process's life. */
    boolean isEnsured();
}
