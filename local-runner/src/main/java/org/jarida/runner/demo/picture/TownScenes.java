package org.jarida.runner.demo.picture;

import static org.jarida.runner.demo.picture.Canvas.HEIGHT;
import static org.jarida.runner.demo.picture.Canvas.WIDTH;
import static org.jarida.runner.demo.picture.Canvas.clear;
import static org.jarida.runner.demo.picture.Canvas.dark;
import static org.jarida.runner.demo.picture.Canvas.mix;
import static org.jarida.runner.demo.picture.Canvas.pale;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Scenes of towns and of the ways between them. */
final class TownScenes {

    private TownScenes() {}

    static void skyline(Canvas canvas) {
        double river = 560;
        Motifs.sky(canvas, river);
        Color[] layers = {canvas.mood.far, canvas.mood.mid, canvas.mood.near};
        for (int layer = 0; layer < layers.length; layer++) {
            double x = canvas.between(-60, 0);
            while (x < WIDTH) {
                double width = canvas.between(60, 120) + layer * 8;
                double height = canvas.between(0.45, 1) * (390 - layer * 95);
                tower(canvas, layers[layer], x, river - height, width, height, layer);
                x += width + canvas.between(2, 26);
            }
        }
        canvas.fade(
                mix(canvas.mood.cool, canvas.mood.skyBottom, 0.4),
                dark(canvas.mood.cool, 0.45),
                river,
                HEIGHT,
                new Rectangle2D.Double(0, river, WIDTH, HEIGHT));
        for (int i = 0; i < 60; i++) {
            Color glint = canvas.mood.dark() ? canvas.mood.warm : Color.WHITE;
            canvas.round(
                    clear(glint, 0.28),
                    canvas.between(0, WIDTH),
                    canvas.between(river + 8, HEIGHT),
                    canvas.between(20, 70),
                    3,
                    1.5);
        }
        canvas.rect(canvas.mood.ink, 0, river - 8, WIDTH, 12);
        for (int x = 40; x < WIDTH; x += 130) {
            Motifs.lamp(canvas, x, river - 6, 62);
        }
    }

    private static void tower(Canvas canvas, Color color, double x, double y, double width, double height, int layer) {
        int roof = canvas.count(0, 3);
        if (roof == 1) {
            canvas.polygon(color, x, y + 1, x + width / 2, y - width * 0.35, x + width, y + 1);
        } else if (roof == 2) {
            canvas.fill(
                    color,
                    new Arc2D.Double(x + width * 0.15, y - width * 0.3, width * 0.7, width * 0.7, 0, 180, Arc2D.CHORD));
        } else if (roof == 3) {
            canvas.line(color, 4, x + width / 2, y, x + width / 2, y - 44);
        }
        canvas.rect(color, x, y, width, height);
        canvas.rect(clear(Color.BLACK, 0.08), x + width * 0.62, y, width * 0.38, height);
        if (layer == 0) {
            return;
        }
        double lit = canvas.mood.dark() ? 0.5 : 0.25;
        for (double wy = y + 14; wy < y + height - 20; wy += 24) {
            for (double wx = x + 10; wx < x + width - 14; wx += 20) {
                boolean on = canvas.chance(lit);
                canvas.rect(on ? pale(canvas.mood.warm, 0.25) : clear(pale(color, 0.5), 0.35), wx, wy, 9, 13);
            }
        }
    }

    static void medina(Canvas canvas) {
        Motifs.sky(canvas, 460);
        Motifs.hills(canvas, canvas.mood.far, 330, 45);
        Color wall = mix(new Color(0xF4E9DA), canvas.mood.skyBottom, canvas.mood.dark() ? 0.55 : 0.25);
        Color shade = canvas.mood.dark() ? mix(wall, canvas.mood.near, 0.45) : wall;
        for (int row = 0; row < 4; row++) {
            double base = 420 + row * 90;
            double x = canvas.between(-80, -20);
            int special = canvas.count(2, 6);
            int index = 0;
            while (x < WIDTH) {
                double width = canvas.between(90, 150);
                double height = canvas.between(90, 170);
                Color color = mix(
                        canvas.pick(shade, mix(shade, canvas.mood.warm, 0.28), mix(shade, canvas.mood.cool, 0.3)),
                        canvas.mood.ink,
                        0.12 - row * 0.03);
                house(canvas, color, x, base - height, width, base + 200);
                if (index == special && row == 1) {
                    minaret(canvas, mix(shade, canvas.mood.warm, 0.3), x + width / 2, base - height);
                }
                index++;
                x += width - canvas.between(-4, 14);
            }
        }
        for (int i = 0; i < canvas.count(2, 4); i++) {
            Motifs.palm(canvas, canvas.mood.near, canvas.between(80, 1120), 690, canvas.between(190, 300));
        }
    }

    private static void house(Canvas canvas, Color color, double x, double y, double width, double bottom) {
        canvas.rect(color, x, y, width, bottom - y);
        canvas.rect(clear(canvas.mood.ink, 0.12), x + width * 0.8, y, width * 0.2, bottom - y);
        canvas.rect(dark(color, 0.14), x - 3, y - 6, width + 6, 8);
        Color opening = canvas.mood.dark()
                ? (canvas.chance(0.6) ? pale(canvas.mood.warm, 0.2) : canvas.mood.ink)
                : canvas.pick(canvas.mood.cool, canvas.mood.ink, dark(canvas.mood.warm, 0.3));
        canvas.fill(opening, Motifs.arch(x + width * 0.18, y + 26, 20, 36));
        canvas.fill(opening, Motifs.arch(x + width * 0.55, y + 26, 20, 36));
        if (canvas.chance(0.25)) {
            canvas.fill(
                    pale(color, 0.15),
                    new Arc2D.Double(x + width * 0.22, y - 34, width * 0.5, 60, 0, 180, Arc2D.CHORD));
        }
        if (canvas.chance(0.3)) {
            double rope = y + 84;
            canvas.line(canvas.mood.ink, 1.5, x + 6, rope, x + width - 6, rope + 4);
            for (int i = 0; i < 3; i++) {
                canvas.rect(
                        canvas.pick(canvas.mood.warm, canvas.mood.cool, Color.WHITE),
                        x + 14 + i * 26.0,
                        rope + 1,
                        18,
                        22);
            }
        }
    }

    private static void minaret(Canvas canvas, Color color, double x, double y) {
        canvas.rect(color, x - 30, y - 170, 60, 190);
        canvas.rect(clear(canvas.mood.ink, 0.13), x + 8, y - 170, 22, 190);
        for (int i = 0; i < 3; i++) {
            canvas.fill(dark(color, 0.4), Motifs.arch(x - 9, y - 145 + i * 48.0, 18, 30));
        }
        canvas.rect(canvas.mood.cool, x - 30, y - 166, 60, 10);
        for (int i = 0; i < 5; i++) {
            canvas.polygon(color, x - 32 + i * 13.5, y - 168, x - 26 + i * 13.5, y - 184, x - 20 + i * 13.5, y - 168);
        }
        canvas.rect(color, x - 13, y - 215, 26, 50);
        canvas.fill(canvas.mood.cool, new Ellipse2D.Double(x - 13, y - 236, 26, 40));
        canvas.line(canvas.mood.warm, 3, x, y - 236, x, y - 256);
    }

    static void tram(Canvas canvas) {
        double street = 540;
        Motifs.sky(canvas, street);
        Color[] fronts = {
            mix(canvas.mood.warm, canvas.mood.light, 0.55),
            mix(canvas.mood.cool, canvas.mood.light, 0.6),
            mix(canvas.mood.far, canvas.mood.light, 0.4),
            canvas.mood.far
        };
        double x = -20;
        while (x < WIDTH) {
            double width = canvas.between(150, 230);
            facade(
                    canvas,
                    mix(canvas.pick(fronts), canvas.mood.ink, canvas.mood.dark() ? 0.45 : 0.05),
                    x,
                    canvas.between(130, 240),
                    width,
                    street);
            x += width;
        }
        canvas.fade(
                mix(canvas.mood.mid, canvas.mood.ink, 0.4),
                canvas.mood.ink,
                street,
                HEIGHT,
                new Rectangle2D.Double(0, street, WIDTH, HEIGHT));
        canvas.rect(clear(Color.WHITE, 0.35), 0, 628, WIDTH, 4);
        canvas.rect(clear(Color.WHITE, 0.35), 0, 652, WIDTH, 4);
        canvas.line(canvas.mood.ink, 2, 0, 268, WIDTH, 268);
        double start = canvas.between(130, 420);
        tramCar(
                canvas,
                start,
                canvas.pick(canvas.mood.warm, new Color(0xC8433A), canvas.mood.cool, new Color(0x3E8E6E)));
        for (int i = 0; i < canvas.count(3, 6); i++) {
            double px = i % 2 == 0 ? canvas.between(20, start - 30) : canvas.between(start + 640, 1180);
            Motifs.person(
                    canvas,
                    canvas.pick(canvas.mood.warm, canvas.mood.cool, pale(canvas.mood.light, 0.2)),
                    px,
                    606,
                    105);
        }
        Motifs.lamp(canvas, start - 70, 575, 250);
        Motifs.lamp(canvas, start + 660, 575, 250);
    }

    private static void facade(Canvas canvas, Color color, double x, double y, double width, double bottom) {
        canvas.rect(color, x, y, width, bottom - y);
        canvas.rect(dark(color, 0.18), x, y, width, 12);
        int columns = (int) (width / 56);
        double gap = width / columns;
        for (double wy = y + 34; wy < bottom - 120; wy += 82) {
            for (int i = 0; i < columns; i++) {
                boolean on = canvas.mood.dark() && canvas.chance(0.5);
                Color pane = on ? pale(canvas.mood.warm, 0.3) : mix(canvas.mood.cool, canvas.mood.ink, 0.35);
                canvas.fill(pane, Motifs.arch(x + gap * i + gap / 2 - 14, wy, 28, 48));
                canvas.rect(pale(color, 0.35), x + gap * i + gap / 2 - 19, wy + 48, 38, 5);
            }
        }
        Color awning = canvas.pick(canvas.mood.warm, canvas.mood.cool);
        canvas.rect(dark(color, 0.45), x + 14, bottom - 78, width - 28, 78);
        canvas.polygon(
                awning,
                x + 10,
                bottom - 82,
                x + width - 10,
                bottom - 82,
                x + width - 2,
                bottom - 58,
                x + 2,
                bottom - 58);
    }

    private static void tramCar(Canvas canvas, double x, Color body) {
        double y = 360;
        canvas.line(canvas.mood.ink, 4, x + 260, y, x + 320, 270);
        canvas.line(canvas.mood.ink, 4, x + 380, y, x + 320, 270);
        canvas.ellipse(clear(Color.BLACK, 0.3), x + 300, 636, 340, 14);
        for (int i = 0; i < 4; i++) {
            double wheel = x + (i < 2 ? 80 : 400) + i % 2 * 110;
            canvas.circle(new Color(0x22262E), wheel, 618, 20);
            canvas.circle(canvas.mood.far, wheel, 618, 8);
        }
        canvas.round(body, x, y, 600, 250, 36);
        canvas.rect(pale(body, 0.75), x, y + 150, 600, 16);
        canvas.round(dark(body, 0.3), x + 8, y + 222, 584, 26, 8);
        for (int i = 0; i < 6; i++) {
            double wx = x + 28 + i * 93;
            boolean door = i == 2 || i == 4;
            Color pane = canvas.mood.dark() ? pale(canvas.mood.warm, 0.5) : pale(canvas.mood.skyBottom, 0.2);
            canvas.round(pane, wx, y + 36, 78, door ? 190 : 100, 8);
            if (door) {
                canvas.line(body, 5, wx + 39, y + 36, wx + 39, y + 226);
            } else {
                canvas.circle(clear(canvas.mood.ink, 0.6), wx + 40, y + 98, 17);
                canvas.round(clear(canvas.mood.ink, 0.6), wx + 18, y + 112, 44, 24, 10);
            }
        }
        canvas.circle(canvas.mood.light, x + 580, y + 196, 11);
    }

    static void train(Canvas canvas) {
        Motifs.sky(canvas, 420);
        Motifs.hills(canvas, canvas.mood.far, 300, 60);
        Motifs.hills(canvas, canvas.mood.mid, 390, 50);
        Motifs.Ground valley = Motifs.hills(canvas, canvas.mood.near, 560, 35);
        for (int i = 0; i < 16; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.tree(canvas, dark(canvas.mood.near, 0.22), x, valley.at(x) + 30, canvas.between(50, 110));
        }
        double deck = canvas.between(330, 370);
        Color stone = mix(canvas.mood.light, canvas.mood.ink, 0.35);
        for (int x = -40; x < WIDTH; x += 150) {
            canvas.rect(stone, x, deck + 20, 34, 330);
            canvas.rect(dark(stone, 0.2), x + 24, deck + 20, 10, 330);
            var span = new java.awt.geom.Area(new Rectangle2D.Double(x + 30, deck + 20, 124, 60));
            span.subtract(new java.awt.geom.Area(new Ellipse2D.Double(x + 34, deck + 30, 116, 130)));
            canvas.fill(stone, span);
        }
        canvas.rect(stone, 0, deck, WIDTH, 24);
        canvas.rect(dark(stone, 0.25), 0, deck, WIDTH, 6);
        Color body = canvas.pick(canvas.mood.warm, new Color(0xC8433A), new Color(0xF4F1E8));
        double x = canvas.between(60, 260);
        for (int i = 0; i < 4; i++) {
            carriage(canvas, body, x + i * 222, deck - 2, i == 3);
        }
    }

    private static void carriage(Canvas canvas, Color body, double x, double rail, boolean front) {
        canvas.circle(canvas.mood.ink, x + 40, rail - 6, 9);
        canvas.circle(canvas.mood.ink, x + 170, rail - 6, 9);
        if (front) {
            var nose = new Path2D.Double();
            nose.moveTo(x, rail - 84);
            nose.lineTo(x + 130, rail - 84);
            nose.quadTo(x + 215, rail - 74, x + 232, rail - 14);
            nose.lineTo(x, rail - 14);
            nose.closePath();
            canvas.fill(body, nose);
        } else {
            canvas.round(body, x, rail - 84, 214, 72, 8);
        }
        canvas.rect(canvas.mood.cool, x + (front ? 0 : 2), rail - 36, front ? 224 : 210, 9);
        for (int i = 0; i < 5; i++) {
            canvas.round(mix(canvas.mood.ink, canvas.mood.cool, 0.3), x + 14 + i * 38, rail - 72, 28, 26, 4);
        }
    }
}
