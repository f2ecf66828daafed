package org.jarida.ingest.image;

import java.util.List;

/**
 * What is made of a fetched picture.
 *
 * @param width of the picture as fetched, upright
 * @param height of the picture as fetched, upright
 * @param renditions by rising width; the last one is the widest served
 */
record DerivedImage(int width, int height, List<Rendition> renditions) {}
