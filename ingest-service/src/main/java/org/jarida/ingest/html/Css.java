package org.jarida.ingest.html;

import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * What jsoup does with a selector, which is parsed once instead of each time: on small documents that costs more than the
 * search. For the selectors of our own code only, since none is ever forgotten.
 */
public final class Css {

    private static final ConcurrentHashMap<String, Evaluator> PARSED = new ConcurrentHashMap<>();

    private Css() {}

    public static Elements select(Element root, String selector) {
        return root.select(parsed(selector));
    }

    public static @Nullable Element selectFirst(Element root, String selector) {
        return root.selectFirst(parsed(selector));
    }

    public static @Nullable Element closest(Element element, String selector) {
        return element.closest(parsed(selector));
    }

    public static boolean is(Element element, String selector) {
        return element.is(parsed(selector));
    }

    private static Evaluator parsed(String selector) {
        var known = PARSED.get(selector);
        return known != null ? known : PARSED.computeIfAbsent(selector, Selector::evaluatorOf);
    }
}
