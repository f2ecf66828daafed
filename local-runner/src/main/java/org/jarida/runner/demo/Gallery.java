package org.jarida.runner.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jarida.runner.demo.picture.PictureRenderer;
import org.jarida.runner.demo.picture.PictureSpec;

/**
 * Pictures drawn when they are first asked for. Keeps the encoded bytes of the most recently used ones only (about
 * 70 kB each): a picture that was dropped is drawn again, with the same bytes.
 */
final class Gallery {

    private static final int KEPT = 12;

    private final PictureRenderer renderer = new PictureRenderer();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<PictureSpec, byte[]> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    byte[] bytes(PictureSpec spec) {
        lock.lock();
        try {
            byte[] known = kept.get(spec);
            if (known != null) {
                return known;
            }
            byte[] drawn = renderer.render(spec);
            kept.put(spec, drawn);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            return drawn;
        } finally {
            lock.unlock();
        }
    }
}
