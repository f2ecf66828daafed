package org.jarida.runner.demo.picture;

/** One motif that can be drawn in many ways: what differs comes from the canvas' mood and random source. */
@FunctionalInterface
interface Scene {

    void paint(Canvas canvas);
}
