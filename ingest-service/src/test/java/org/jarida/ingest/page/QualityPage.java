package org.jarida.ingest.page;

import java.util.List;

/**
 * A page of the quality set and what it says.
 *
 * @param group the layout it is made with
 * @param body its blocks of text in their order
 * @param optional words that may or may not count as the body's: captions and credits
 * @param exactDate whether it carries the time of publication for machines, or only a date as readers see it
 */
record QualityPage(
        String name,
        String group,
        boolean heldOut,
        byte[] html,
        QualityArticle article,
        List<String> body,
        String optional,
        List<QualityArticle.Picture> pictures,
        List<QualityArticle.Related> related,
        boolean hasByline,
        boolean exactDate) {}
