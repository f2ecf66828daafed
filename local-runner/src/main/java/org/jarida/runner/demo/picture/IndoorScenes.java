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
import java.util.function.ObjDoubleConsumer;

/** Scenes indoors, and patterns. */
final class IndoorScenes {

    private IndoorScenes() {}

    private static final Color WOOD = new Color(0x8A5A36);
    private static final Color BRASS = new Color(0xD9A441);
    private static final Color[] SPINES = {
        new Color(0x9E2B36),
        new Color(0x2F6F8F),
        new Color(0xD9A441),
        new Color(0x3E6E57),
        new Color(0x6B4E71),
        new Color(0xE8DCC0),
        new Color(0x40464F),
        new Color(0xC8693A)
    };

    /** A wall with a lit window on one side. */
    private static void room(Canvas canvas, double floor) {
        Color wall = mix(canvas.mood.skyBottom, canvas.mood.far, 0.35);
        canvas.fade(pale(wall, 0.12), wall, 0, floor, Canvas.frame());
        canvas.fade(
                mix(WOOD, canvas.mood.ink, 0.15),
                mix(WOOD, canvas.mood.ink, 0.5),
                floor,
                HEIGHT,
                new Rectangle2D.Double(0, floor, WIDTH, HEIGHT));
    }

    private static void window(Canvas canvas, double x, double y, double width, double height) {
        canvas.round(new Color(0xF4EFE4), x - 12, y - 12, width + 24, height + 24, 6);
        var pane = new Rectangle2D.Double(x, y, width, height);
        canvas.fade(canvas.mood.skyTop, canvas.mood.skyBottom, y, y + height, pane);
        canvas.inside(pane, () -> {
            Motifs.sun(canvas, x + width * 0.7, y + height * 0.35, 24);
            canvas.ellipse(canvas.mood.mid, x + width * 0.25, y + height + 10, width * 0.5, height * 0.35);
            canvas.ellipse(canvas.mood.near, x + width * 0.85, y + height + 16, width * 0.5, height * 0.3);
        });
        canvas.rect(new Color(0xF4EFE4), x + width / 2 - 4, y, 8, height);
        canvas.rect(new Color(0xF4EFE4), x, y + height / 2 - 4, width, 8);
    }

    static void library(Canvas canvas) {
        Color shelf = mix(WOOD, canvas.mood.ink, 0.35);
        canvas.fade(dark(shelf, 0.35), dark(shelf, 0.55), 0, HEIGHT, Canvas.frame());
        for (int row = 0; row < 4; row++) {
            double base = 146 + row * 145;
            double x = 14;
            while (x < WIDTH - 20) {
                int kind = canvas.count(0, 12);
                if (kind == 0) {
                    vase(canvas, canvas.pick(SPINES), x + 34, base, 70);
                    x += 76;
                } else if (kind == 1) {
                    x += canvas.between(20, 50);
                } else {
                    x += spine(canvas, canvas.pick(SPINES), x, base);
                }
            }
            canvas.rect(shelf, 0, base, WIDTH, 16);
            canvas.rect(pale(shelf, 0.15), 0, base, WIDTH, 4);
        }
        for (int i = 0; i < 4; i++) {
            canvas.rect(dark(shelf, 0.1), i * 394.0, 0, 18, HEIGHT);
        }
        double x = canvas.between(420, 800);
        canvas.line(BRASS, 9, x, HEIGHT, x + 60, 60);
        canvas.line(BRASS, 9, x + 110, HEIGHT, x + 130, 60);
        for (int i = 0; i < 9; i++) {
            double y = 620 - i * 62.0;
            double share = (HEIGHT - y) / 615;
            canvas.line(BRASS, 8, x + 60 * share, y, x + 110 + 20 * share, y);
        }
    }

    private static double spine(Canvas canvas, Color color, double x, double base) {
        double width = canvas.between(16, 36);
        double height = canvas.between(84, 122);
        Color cover = mix(color, canvas.mood.ink, canvas.mood.dark() ? 0.28 : 0.08);
        canvas.round(cover, x, base - height, width, height, 2);
        canvas.rect(clear(Color.WHITE, 0.35), x + 3, base - height + 16, width - 6, 4);
        canvas.rect(clear(BRASS, 0.8), x + 3, base - 26, width - 6, 5);
        canvas.rect(clear(Color.BLACK, 0.14), x + width * 0.7, base - height, width * 0.3, height);
        return width + 2;
    }

    static void vase(Canvas canvas, Color color, double x, double base, double size) {
        var body = new Path2D.Double();
        double neck = size * canvas.between(0.1, 0.18);
        double belly = size * canvas.between(0.36, 0.5);
        body.moveTo(x - neck, base - size * 1.5);
        body.curveTo(x - neck, base - size, x - belly, base - size * 1.0, x - belly, base - size * 0.6);
        body.curveTo(x - belly, base - size * 0.2, x - size * 0.2, base - size * 0.1, x - size * 0.2, base);
        body.lineTo(x + size * 0.2, base);
        body.curveTo(x + size * 0.2, base - size * 0.1, x + belly, base - size * 0.2, x + belly, base - size * 0.6);
        body.curveTo(x + belly, base - size * 1.0, x + neck, base - size, x + neck, base - size * 1.5);
        body.closePath();
        canvas.fill(color, body);
        canvas.inside(body, () -> {
            Color band = canvas.chance(0.5) ? pale(color, 0.55) : dark(color, 0.35);
            canvas.rect(band, x - size, base - size * 0.72, size * 2, size * 0.08);
            canvas.rect(band, x - size, base - size * 0.46, size * 2, size * 0.08);
            for (double step = -size * 0.6; step < size * 0.6; step += size * 0.16) {
                canvas.polygon(
                        band,
                        x + step,
                        base - size * 0.55,
                        x + step + size * 0.08,
                        base - size * 0.64,
                        x + step + size * 0.16,
                        base - size * 0.55);
            }
            canvas.rect(clear(Color.BLACK, 0.12), x + belly * 0.35, base - size * 2, size, size * 2);
        });
        canvas.ellipse(dark(color, 0.3), x, base - size * 1.5, neck * 1.3, size * 0.05);
    }

    static void pottery(Canvas canvas) {
        room(canvas, 560);
        window(canvas, canvas.chance(0.5) ? 80 : 860, 80, 250, 190);
        Color[] clay = {
            new Color(0xC8693A),
            new Color(0x2F6F8F),
            new Color(0xE8DCC0),
            new Color(0x3E8E6E),
            new Color(0xD9A441),
            new Color(0x8E3B2E)
        };
        canvas.rect(mix(WOOD, canvas.mood.ink, 0.2), 0, 330, WIDTH, 16);
        for (double x = 60; x < WIDTH; x += canvas.between(80, 120)) {
            vase(canvas, canvas.pick(clay), x, 330, canvas.between(46, 78));
        }
        canvas.rect(mix(WOOD, canvas.mood.ink, 0.1), 0, 560, WIDTH, 26);
        for (int i = 0; i < 8; i++) {
            vase(
                    canvas,
                    clay[(i + canvas.count(0, 3)) % clay.length],
                    80 + i * 148 + canvas.between(-14, 14),
                    562,
                    canvas.between(84, 132));
        }
    }

    /** A kitchen with a pot on the fire. */
    static void kitchen(Canvas canvas) {
        kitchen(canvas, IndoorScenes::pot);
    }

    /** A kitchen with a tagine on the fire. */
    static void tagine(Canvas canvas) {
        kitchen(canvas, IndoorScenes::tagine);
    }

    /** @param dish draws what is cooking, given its middle */
    private static void kitchen(Canvas canvas, ObjDoubleConsumer<Canvas> dish) {
        Color tile = mix(canvas.mood.skyBottom, Color.WHITE, 0.35);
        canvas.rect(tile, 0, 0, WIDTH, HEIGHT);
        for (int y = 0; y < 470; y += 60) {
            for (int x = 0; x < WIDTH; x += 60) {
                if ((x / 60 + y / 60) % 2 == 0) {
                    canvas.rect(mix(tile, canvas.mood.cool, 0.16), x, y, 58, 58);
                    canvas.polygon(
                            mix(tile, canvas.mood.warm, 0.35),
                            x + 29,
                            y + 14,
                            x + 44,
                            y + 29,
                            x + 29,
                            y + 44,
                            x + 14,
                            y + 29);
                }
            }
        }
        canvas.rect(WOOD, 0, 190, WIDTH, 16);
        for (int i = 0; i < 9; i++) {
            jar(canvas, 60 + i * 130 + canvas.between(-16, 16), 190);
        }
        canvas.fade(
                mix(WOOD, canvas.mood.light, 0.25),
                dark(WOOD, 0.3),
                480,
                HEIGHT,
                new Rectangle2D.Double(0, 480, WIDTH, HEIGHT));
        double pot = canvas.between(380, 560);
        for (int i = 0; i < 3; i++) {
            var steam = new Path2D.Double();
            double x = pot - 60 + i * 60;
            steam.moveTo(x, 330);
            steam.curveTo(x - 40, 290, x + 40, 260, x, 215);
            canvas.stroke(clear(Color.WHITE, 0.75), 12, steam);
        }
        dish.accept(canvas, pot);
        vegetables(canvas, pot);
    }

    private static void pot(Canvas canvas, double pot) {
        Color metal = canvas.pick(new Color(0xC8693A), canvas.mood.cool, new Color(0x9E2B36));
        canvas.round(metal, pot - 130, 385, 260, 155, 26);
        canvas.round(dark(metal, 0.25), pot - 142, 372, 284, 24, 10);
        canvas.round(dark(metal, 0.35), pot - 168, 420, 40, 18, 8);
        canvas.round(dark(metal, 0.35), pot + 128, 420, 40, 18, 8);
        canvas.circle(dark(metal, 0.35), pot, 362, 14);
    }

    private static void tagine(Canvas canvas, double x) {
        Color clay = new Color(0xC8693A);
        var lid = new Path2D.Double();
        lid.moveTo(x - 150, 478);
        lid.curveTo(x - 110, 440, x - 40, 400, x - 22, 330);
        lid.lineTo(x + 22, 330);
        lid.curveTo(x + 40, 400, x + 110, 440, x + 150, 478);
        lid.closePath();
        canvas.fill(clay, lid);
        canvas.inside(lid, () -> {
            canvas.rect(pale(clay, 0.5), x - 200, 450, 400, 10);
            canvas.rect(dark(clay, 0.3), x - 200, 400, 400, 8);
            canvas.rect(clear(Color.BLACK, 0.12), x + 20, 300, 200, 200);
        });
        canvas.circle(dark(clay, 0.2), x, 322, 26);
        canvas.polygon(dark(clay, 0.18), x - 168, 478, x + 168, 478, x + 120, 545, x - 120, 545);
    }

    private static void jar(Canvas canvas, double x, double base) {
        Color spice =
                canvas.pick(new Color(0xC8433A), BRASS, new Color(0x7FA650), new Color(0x8A5A36), new Color(0xE08A2E));
        canvas.round(clear(Color.WHITE, 0.8), x - 32, base - 96, 64, 96, 10);
        canvas.round(spice, x - 27, base - canvas.between(50, 78), 54, 48, 6);
        canvas.rect(spice, x - 27, base - 40, 54, 34);
        canvas.round(WOOD, x - 28, base - 112, 56, 20, 5);
    }

    private static void vegetables(Canvas canvas, double pot) {
        for (int i = 0; i < 7; i++) {
            double x = pot + 240 + i * 62;
            double y = 548 + i % 2 * 22;
            switch (canvas.count(0, 3)) {
                case 0 -> {
                    canvas.circle(new Color(0xC8433A), x, y, 30);
                    canvas.polygon(new Color(0x4E8A4B), x - 12, y - 28, x, y - 20, x + 12, y - 28, x + 4, y - 36);
                }
                case 1 -> {
                    canvas.polygon(new Color(0xE08A2E), x - 44, y + 14, x + 30, y - 16, x + 34, y + 10);
                    canvas.circle(new Color(0x4E8A4B), x + 40, y - 6, 12);
                }
                case 2 -> {
                    canvas.circle(new Color(0xE8C84A), x, y + 4, 26);
                    canvas.circle(new Color(0xF3DD7A), x - 7, y - 4, 9);
                }
                default -> {
                    canvas.ellipse(new Color(0x5B2E58), x, y, 36, 22);
                    canvas.circle(new Color(0x4E8A4B), x + 34, y - 6, 10);
                }
            }
        }
        canvas.round(mix(WOOD, Color.WHITE, 0.35), 40, 545, 250, 22, 8);
        for (int i = 0; i < 9; i++) {
            canvas.circle(
                    canvas.pick(new Color(0x7FA650), new Color(0xE08A2E), new Color(0xF6F0E2)), 70 + i * 22.0, 538, 11);
        }
    }

    static void fruit(Canvas canvas) {
        room(canvas, 500);
        window(canvas, canvas.between(90, 300), 70, 280, 220);
        canvas.rect(mix(canvas.mood.warm, Color.WHITE, 0.55), 0, 500, WIDTH, 40);
        for (int x = 0; x < WIDTH; x += 40) {
            canvas.polygon(mix(canvas.mood.warm, Color.WHITE, 0.55), x, 540, x + 40, 540, x + 20, 566);
        }
        double middle = canvas.between(560, 720);
        Color[] skins = {
            new Color(0xE08A2E), new Color(0xC8433A), new Color(0xE8C84A), new Color(0x9CB44A), new Color(0xB23A48)
        };
        for (int row = 2; row >= 0; row--) {
            for (int i = 0; i < 6 - row; i++) {
                double x = middle + (i - (5 - row) / 2.0) * 84;
                double y = 360 - row * 62;
                Color skin = canvas.pick(skins);
                canvas.circle(skin, x, y, 50);
                canvas.circle(clear(Color.WHITE, 0.25), x - 15, y - 16, 15);
                canvas.line(dark(WOOD, 0.2), 5, x, y - 46, x + 5, y - 58);
                canvas.ellipse(new Color(0x5B8C4A), x + 18, y - 55, 14, 6);
            }
        }
        Color bowl = canvas.pick(canvas.mood.cool, new Color(0x2F6F8F), new Color(0xF2EBDD));
        canvas.fill(bowl, new Arc2D.Double(middle - 280, 210, 560, 310, 180, 180, Arc2D.CHORD));
        canvas.rect(dark(bowl, 0.2), middle - 90, 508, 180, 14);
        for (int i = 0; i < 9; i++) {
            double x = middle - 216 + i * 54;
            canvas.polygon(pale(bowl, 0.45), x, 382, x + 20, 402, x, 422, x - 20, 402);
        }
        for (int i = 0; i < 4; i++) {
            double x = (middle + 330 + i * 90) % 1160;
            canvas.circle(canvas.pick(skins), x, 478, 34);
            canvas.circle(clear(Color.WHITE, 0.25), x - 10, 467, 10);
        }
    }

    static void zellige(Canvas canvas) {
        Color[] glaze = {
            canvas.mood.cool, dark(canvas.mood.cool, 0.35), canvas.mood.warm, new Color(0x3E8E6E), new Color(0x9E2B36)
        };
        Color ground = mix(new Color(0xF4EBD9), canvas.mood.skyBottom, 0.3);
        canvas.rect(dark(ground, 0.06), 0, 0, WIDTH, HEIGHT);
        Color star = canvas.pick(glaze);
        Color cross = canvas.pick(glaze[0], glaze[1], glaze[3]);
        double size = canvas.pick(100.0, 120.0, 150.0);
        for (double y = 0; y < HEIGHT + size; y += size) {
            for (double x = 0; x < WIDTH + size; x += size) {
                Color tint = mix(star, canvas.pick(Color.WHITE, Color.BLACK), canvas.between(0, 0.13));
                Color link = mix(cross, canvas.pick(Color.WHITE, Color.BLACK), canvas.between(0, 0.13));
                canvas.at(
                        x + size / 2,
                        y + size / 2,
                        size / 100,
                        StrictMath.PI / 4,
                        () -> canvas.rect(link, -15, -15, 30, 30));
                canvas.at(x, y, size / 100, 0, () -> {
                    canvas.polygon(ground, eightPointed(48));
                    canvas.polygon(tint, eightPointed(42));
                    canvas.polygon(ground, eightPointed(24));
                    canvas.polygon(canvas.mood.warm, eightPointed(17));
                    canvas.circle(ground, 0, 0, 5);
                });
            }
        }
        canvas.fade(clear(Color.WHITE, 0.06), clear(canvas.mood.ink, 0.14), 0, HEIGHT, Canvas.frame());
    }

    private static double[] eightPointed(double radius) {
        double[] points = new double[32];
        for (int i = 0; i < 16; i++) {
            double reach = i % 2 == 0 ? radius : radius * 0.765;
            points[2 * i] = StrictMath.cos(i * StrictMath.PI / 8) * reach;
            points[2 * i + 1] = StrictMath.sin(i * StrictMath.PI / 8) * reach;
        }
        return points;
    }
}
