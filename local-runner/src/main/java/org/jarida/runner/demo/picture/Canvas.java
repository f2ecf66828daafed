package org.jarida.runner.demo.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/**
 * What scenes draw with: plain shapes in a fixed frame, and a random source whose sequence depends on the seed alone.
 * Draws no text: a machine without fonts gives the same picture.
 */
final class Canvas {

    static final int WIDTH = 1200;
    static final int HEIGHT = 675;

    final Mood mood;
    private final Graphics2D graphics;
    private final Random random;

    Canvas(Graphics2D graphics, Mood mood, long seed) {
        this.graphics = graphics;
        this.mood = mood;
        this.random = new Random(seed);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int count(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A mix of both colours; {@code share} of the second, 0 to 1. */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                mix(first.getRed(), second.getRed(), share),
                mix(first.getGreen(), second.getGreen(), share),
                mix(first.getBlue(), second.getBlue(), share));
    }

    private static int mix(int first, int second, double share) {
        return (int) StrictMath.round(first + (second - first) * share);
    }

    static Color dark(Color color, double share) {
        return mix(color, Color.BLACK, share);
    }

    static Color pale(Color color, double share) {
        return mix(color, Color.WHITE, share);
    }

    /** The colour with the given opacity, 0 to 1. */
    static Color clear(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) StrictMath.round(255 * opacity));
    }

    void fill(Color color, Shape shape) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }

    /** Fills with a vertical run from one colour to the other between the two heights. */
    void fade(Color top, Color bottom, double fromY, double toY, Shape shape) {
        graphics.setPaint(new GradientPaint(0f, (float) fromY, top, 0f, (float) toY, bottom));
        graphics.fill(shape);
    }

    void rect(Color color, double x, double y, double width, double height) {
        fill(color, new Rectangle2D.Double(x, y, width, height));
    }

    void round(Color color, double x, double y, double width, double height, double radius) {
        fill(color, new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    void circle(Color color, double x, double y, double radius) {
        ellipse(color, x, y, radius, radius);
    }

    void ellipse(Color color, double x, double y, double radiusX, double radiusY) {
        fill(color, new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
    }

    /** A ring of the given stroke width. */
    void ring(Color color, double width, double x, double y, double radius) {
        stroke(color, width, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void line(Color color, double width, double x1, double y1, double x2, double y2) {
        stroke(color, width, new Line2D.Double(x1, y1, x2, y2));
    }

    void stroke(Color color, double width, Shape shape) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    /** A closed polygon through the points given as x, y, x, y … */
    void polygon(Color color, double... points) {
        fill(color, path(true, points));
    }

    static Path2D path(boolean closed, double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** Draws with the origin moved to a place, scaled and turned (radians); restores the frame afterwards. */
    void at(double x, double y, double scale, double angle, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(angle);
        graphics.scale(scale, scale);
        drawing.run();
        graphics.setTransform(before);
    }

    /** Like {@link #at}, mirrored left to right where asked. */
    void facing(double x, double y, double scale, boolean mirrored, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(mirrored ? -scale : scale, scale);
        drawing.run();
        graphics.setTransform(before);
    }

    /** Draws inside a shape only. */
    void inside(Shape frame, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(frame);
        drawing.run();
        graphics.setClip(before);
    }

    static Shape frame() {
        return new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
    }
}
