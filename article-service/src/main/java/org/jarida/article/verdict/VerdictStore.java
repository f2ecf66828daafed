package org.jarida.article.verdict;

import java.util.List;
import org.jarida.events.ImageVerdictEvent;

/** Where the verdicts are kept, one for each image, whether an article shows it or not. */
interface VerdictStore extends Verdicts {

    /** Applies verdicts in any order, each as often as it comes: of an image the one with the highest version wins. */
    void apply(List<ImageVerdictEvent> verdicts);
}
