package org.jarida.moderation.casefile;

/** Makes the indexes of this feature's collections; harmless when they are there. */
@FunctionalInterface
public interface CaseIndexes {

    void ensureIndexes();
}
