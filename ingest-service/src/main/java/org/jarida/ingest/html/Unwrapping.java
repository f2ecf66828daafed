package org.jarida.ingest.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Puts what elements hold in their place. Each parent is rebuilt once: taking one child of very many away costs a look at
 * all the others.
 */
final class Unwrapping {

    private final Set<Node> wrappers = Collections.newSetFromMap(new IdentityHashMap<>());

    private Unwrapping(Collection<Element> wrappers) {
        this.wrappers.addAll(wrappers);
    }

    /** An element that holds nothing, such as an image, is gone with that. */
    static void unwrap(Collection<Element> wrappers) {
        var unwrapping = new Unwrapping(wrappers);
        Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var wrapper : wrappers) {
            var parent = wrapper.parent();
            if (parent != null && !unwrapping.wrappers.contains(parent)) {
                parents.add(parent);
            }
        }
        parents.forEach(unwrapping::rebuild);
    }

    private void rebuild(Element parent) {
        var kept = new ArrayList<Node>();
        List.copyOf(parent.childNodes()).forEach(child -> keep(child, kept));
        parent.empty();
        parent.appendChildren(kept);
    }

    private void keep(Node node, List<Node> kept) {
        if (node instanceof Element wrapper && wrappers.contains(wrapper)) {
            var inside = List.copyOf(wrapper.childNodes());
            wrapper.empty();
            inside.forEach(child -> keep(child, kept));
        } else {
            kept.add(node);
        }
    }
}
