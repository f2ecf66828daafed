package org.jarida.article.verdict;

import java.util.Collection;
import java.util.Set;

/** What moderation decided of images, as of now. An image without a verdict is visible and in its first round. */
public interface Verdicts {

    /** Those of the given images that must not be shown; one query whatever their number. */
    Set<String> hidden(Collection<String> imageIds);

    /** The counting period of an image's case, from 1. */
    int round(String imageId);
}
