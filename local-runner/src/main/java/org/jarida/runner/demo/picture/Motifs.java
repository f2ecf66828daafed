package org.jarida.runner.demo.picture;

import static org.jarida.runner.demo.picture.Canvas.HEIGHT;
import static org.jarida.runner.demo.picture.Canvas.WIDTH;
import static org.jarida.runner.demo.picture.Canvas.clear;
import static org.jarida.runner.demo.picture.Canvas.dark;
import static org.jarida.runner.demo.picture.Canvas.mix;
import static org.jarida.runner.demo.picture.Canvas.pale;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Things that several scenes share: sky, sun, hills, trees, people. */
final class Motifs {

    private Motifs() {}

    /** The sky of the mood down to the given height, with sun or moon, stars at night, and some clouds. */
    static void sky(Canvas canvas, double horizon) {
        Mood mood = canvas.mood;
        canvas.fade(mood.skyTop, mood.skyBottom, 0, horizon, Canvas.frame());
        if (mood == Mood.NIGHT) {
            stars(canvas, 150, horizon);
        }
        double sunX = canvas.between(180, WIDTH - 180);
        double sunY = mood.dark() || mood == Mood.DAWN
                ? canvas.between(horizon * 0.45, horizon * 0.72)
                : canvas.between(90, horizon * 0.4);
        sun(canvas, sunX, mood == Mood.NIGHT ? canvas.between(90, 190) : sunY, canvas.between(42, 64));
        int clouds = mood == Mood.NIGHT ? 1 : canvas.count(2, 4);
        for (int i = 0; i < clouds; i++) {
            Color color = clear(mood == Mood.NIGHT ? mood.mid : pale(mood.skyBottom, 0.55), 0.75);
            cloud(canvas, color, canvas.between(0, WIDTH), canvas.between(60, horizon * 0.6), canvas.between(0.6, 1.3));
        }
    }

    static void stars(Canvas canvas, int count, double horizon) {
        for (int i = 0; i < count; i++) {
            canvas.circle(
                    clear(Color.WHITE, canvas.between(0.35, 0.95)),
                    canvas.between(0, WIDTH),
                    canvas.between(0, horizon),
                    canvas.between(0.8, 2.2));
        }
    }

    static void sun(Canvas canvas, double x, double y, double radius) {
        canvas.circle(clear(canvas.mood.light, 0.16), x, y, radius * 2.3);
        canvas.circle(clear(canvas.mood.light, 0.25), x, y, radius * 1.5);
        canvas.circle(canvas.mood.light, x, y, radius);
        if (canvas.mood == Mood.NIGHT) {
            canvas.circle(dark(canvas.mood.light, 0.08), x - radius * 0.3, y - radius * 0.2, radius * 0.2);
            canvas.circle(dark(canvas.mood.light, 0.08), x + radius * 0.35, y + radius * 0.3, radius * 0.14);
        }
    }

    /** A flat-bottomed cloud, about 220 wide at scale 1, centred on x, its base at y. */
    static void cloud(Canvas canvas, Color color, double x, double y, double scale) {
        var shape = new java.awt.geom.Area(new java.awt.geom.RoundRectangle2D.Double(
                x - 110 * scale, y - 34 * scale, 220 * scale, 34 * scale, 34 * scale, 34 * scale));
        double[][] puffs = {{-48, -36, 34}, {0, -52, 46}, {50, -34, 32}};
        for (double[] puff : puffs) {
            double radius = puff[2] * scale;
            shape.add(new java.awt.geom.Area(new java.awt.geom.Ellipse2D.Double(
                    x + puff[0] * scale - radius, y + puff[1] * scale - radius, 2 * radius, 2 * radius)));
        }
        shape.intersect(new java.awt.geom.Area(
                new Rectangle2D.Double(x - 300 * scale, y - 300 * scale, 600 * scale, 300 * scale)));
        canvas.fill(color, shape);
    }

    /** Rolling ground across the whole width, filled down to the lower edge; answers its height at every x. */
    static Ground hills(Canvas canvas, Color color, double base, double amplitude) {
        var ground = new Ground(
                base,
                amplitude,
                canvas.between(0, 6.28),
                canvas.between(0, 6.28),
                canvas.between(1.2, 2.2),
                canvas.between(2.8, 4.5));
        var path = new Path2D.Double();
        path.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 10) {
            path.lineTo(x, ground.at(x));
        }
        path.lineTo(WIDTH, HEIGHT);
        path.closePath();
        canvas.fade(pale(color, 0.08), dark(color, 0.1), base - amplitude, base + 220, path);
        return ground;
    }

    /** The upper edge of a hill: two sine waves. */
    record Ground(double base, double amplitude, double phase, double phase2, double waves, double waves2) {

        double at(double x) {
            double turn = x / WIDTH * 6.283;
            return base
                    + amplitude * 0.7 * StrictMath.sin(turn * waves + phase)
                    + amplitude * 0.3 * StrictMath.sin(turn * waves2 + phase2);
        }
    }

    /** A round tree standing on y. */
    static void tree(Canvas canvas, Color leaves, double x, double y, double size) {
        canvas.rect(
                mix(canvas.mood.ink, new Color(0x7A4E2D), 0.6),
                x - size * 0.06,
                y - size * 0.5,
                size * 0.12,
                size * 0.5);
        canvas.circle(leaves, x, y - size * 0.75, size * 0.36);
        canvas.circle(leaves, x - size * 0.22, y - size * 0.58, size * 0.26);
        canvas.circle(leaves, x + size * 0.22, y - size * 0.58, size * 0.26);
        canvas.circle(clear(Color.WHITE, 0.12), x + size * 0.1, y - size * 0.85, size * 0.18);
    }

    static void pine(Canvas canvas, Color color, double x, double y, double size) {
        canvas.rect(dark(canvas.mood.ink, 0.1), x - size * 0.04, y - size * 0.2, size * 0.08, size * 0.2);
        for (int i = 0; i < 3; i++) {
            double top = y - size + i * size * 0.24;
            double half = size * (0.16 + 0.08 * i);
            canvas.polygon(
                    dark(color, 0.06 * (2 - i)), x, top, x - half, top + size * 0.38, x + half, top + size * 0.38);
        }
    }

    static void palm(Canvas canvas, Color leaves, double x, double y, double size) {
        var trunk = new Path2D.Double();
        double lean = canvas.between(-0.12, 0.12) * size;
        trunk.moveTo(x, y);
        trunk.quadTo(x, y - size * 0.5, x + lean, y - size);
        canvas.stroke(mix(canvas.mood.ink, new Color(0x8A5A36), 0.6), size * 0.06, trunk);
        for (int i = 0; i < 7; i++) {
            double angle = StrictMath.toRadians(-200 + i * 37);
            double tipX = x + lean + StrictMath.cos(angle) * size * 0.42;
            double tipY = y - size + StrictMath.sin(angle) * size * 0.22 + size * 0.12;
            var leaf = new Path2D.Double();
            leaf.moveTo(x + lean, y - size);
            leaf.quadTo((x + lean + tipX) / 2, y - size * 1.16 + StrictMath.sin(angle) * size * 0.1, tipX, tipY);
            leaf.quadTo(
                    (x + lean + tipX) / 2, y - size * 1.02 + StrictMath.sin(angle) * size * 0.1, x + lean, y - size);
            canvas.fill(i % 2 == 0 ? leaves : dark(leaves, 0.15), leaf);
        }
    }

    /** A simple standing or walking figure, feet on y. */
    static void person(Canvas canvas, Color clothes, double x, double y, double size) {
        Color skin = canvas.pick(new Color(0xE0AC7E), new Color(0xC68642), new Color(0x8D5524), new Color(0xF1C9A5));
        double step = canvas.between(0.04, 0.14) * size;
        canvas.line(canvas.mood.ink, size * 0.08, x, y - size * 0.42, x - step, y);
        canvas.line(canvas.mood.ink, size * 0.08, x, y - size * 0.42, x + step, y);
        canvas.round(clothes, x - size * 0.13, y - size * 0.78, size * 0.26, size * 0.44, size * 0.09);
        canvas.line(dark(clothes, 0.12), size * 0.07, x + size * 0.1, y - size * 0.7, x + size * 0.17, y - size * 0.45);
        canvas.circle(skin, x, y - size * 0.88, size * 0.1);
        canvas.fill(
                canvas.pick(canvas.mood.ink, new Color(0x3A2A20), new Color(0x1E1E24)),
                new Arc2D.Double(x - size * 0.11, y - size * 1.0, size * 0.22, size * 0.22, 0, 180, Arc2D.CHORD));
    }

    static void gull(Canvas canvas, double x, double y, double size) {
        var wings = new Path2D.Double();
        wings.moveTo(x - size, y - size * 0.2);
        wings.quadTo(x - size * 0.5, y - size * 0.6, x, y);
        wings.quadTo(x + size * 0.5, y - size * 0.6, x + size, y - size * 0.2);
        canvas.stroke(canvas.mood == Mood.NIGHT ? canvas.mood.far : canvas.mood.ink, size * 0.14, wings);
    }

    /** A street lamp on y, with a glow when it is dark. */
    static void lamp(Canvas canvas, double x, double y, double size) {
        canvas.line(canvas.mood.ink, size * 0.04, x, y, x, y - size);
        if (canvas.mood.dark()) {
            canvas.circle(clear(canvas.mood.warm, 0.22), x, y - size, size * 0.32);
        }
        canvas.circle(
                canvas.mood.dark() ? pale(canvas.mood.warm, 0.4) : pale(canvas.mood.light, 0.3),
                x,
                y - size,
                size * 0.09);
    }

    /** A rectangle with a round top: doors and windows of old towns. */
    static Path2D arch(double x, double y, double width, double height) {
        var path = new Path2D.Double();
        path.moveTo(x, y + height);
        path.lineTo(x, y + width / 2);
        path.append(new Arc2D.Double(x, y, width, width, 180, -180, Arc2D.OPEN), true);
        path.lineTo(x + width, y + height);
        path.closePath();
        return path;
    }
}
