package org.jarida.runner.demo.picture;

import static org.jarida.runner.demo.picture.Canvas.HEIGHT;
import static org.jarida.runner.demo.picture.Canvas.WIDTH;
import static org.jarida.runner.demo.picture.Canvas.clear;
import static org.jarida.runner.demo.picture.Canvas.dark;
import static org.jarida.runner.demo.picture.Canvas.mix;
import static org.jarida.runner.demo.picture.Canvas.pale;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Scenes of open country. */
final class LandScenes {

    private LandScenes() {}

    static void mountains(Canvas canvas) {
        Motifs.sky(canvas, 480);
        Color[] layers = {canvas.mood.far, canvas.mood.mid, mix(canvas.mood.mid, canvas.mood.near, 0.6)};
        for (int layer = 0; layer < 3; layer++) {
            double base = 380 + layer * 85;
            double x = canvas.between(-260, -120);
            while (x < WIDTH + 100) {
                double width = canvas.between(320, 520);
                peak(
                        canvas,
                        layers[layer],
                        x + width / 2,
                        base - canvas.between(190, 290) + layer * 55,
                        base + 140,
                        width,
                        layer < 2);
                x += width * 0.55;
            }
        }
        Motifs.Ground ground = Motifs.hills(canvas, canvas.mood.near, 590, 25);
        for (int i = 0; i < 34; i++) {
            double x = i * 36 + canvas.between(-14, 14);
            Motifs.pine(
                    canvas,
                    dark(canvas.mood.near, 0.3),
                    x,
                    ground.at(x) + canvas.between(10, 60),
                    canvas.between(60, 130));
        }
    }

    private static void peak(
            Canvas canvas, Color color, double x, double top, double base, double width, boolean snow) {
        double left = x - width / 2;
        double right = x + width / 2;
        canvas.polygon(color, x, top, right, base, left, base);
        canvas.polygon(
                dark(color, 0.14),
                x,
                top,
                right,
                base,
                x + width * 0.06,
                base,
                x - width * 0.03,
                top + (base - top) * 0.5);
        if (snow) {
            double drop = (base - top) * 0.26;
            double half = width * 0.13;
            Color white = mix(Color.WHITE, canvas.mood.skyBottom, 0.25);
            canvas.polygon(
                    white,
                    x,
                    top,
                    x + half,
                    top + drop,
                    x + half * 0.4,
                    top + drop * 0.8,
                    x,
                    top + drop * 1.15,
                    x - half * 0.45,
                    top + drop * 0.8,
                    x - half,
                    top + drop);
        }
    }

    static void fields(Canvas canvas) {
        double horizon = 330;
        Motifs.sky(canvas, horizon);
        Motifs.hills(canvas, canvas.mood.far, horizon - 10, 30);
        Color soil = mix(canvas.mood.near, new Color(0x8A5A36), 0.35);
        Color crop = canvas.pick(canvas.mood.mid, new Color(0xD9B44A), new Color(0x7FA650));
        canvas.rect(soil, 0, horizon + 20, WIDTH, HEIGHT);
        double vanish = canvas.between(350, 850);
        for (int i = -26; i <= 26; i++) {
            double near = vanish + i * 120;
            double far = vanish + i * 14;
            canvas.polygon(
                    i % 2 == 0 ? crop : dark(crop, 0.1),
                    far - 4,
                    horizon + 20,
                    far + 5,
                    horizon + 20,
                    near + 44,
                    HEIGHT,
                    near - 36,
                    HEIGHT);
        }
        double farm = canvas.between(120, 900);
        canvas.rect(pale(canvas.mood.light, 0.3), farm, horizon - 30, 120, 58);
        canvas.polygon(canvas.mood.warm, farm - 12, horizon - 28, farm + 60, horizon - 76, farm + 132, horizon - 28);
        canvas.rect(canvas.mood.ink, farm + 50, horizon - 6, 22, 34);
        for (int i = 0; i < 9; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.tree(canvas, canvas.mood.near, x, horizon + 32, canvas.between(50, 90));
        }
        tractor(canvas, canvas.between(250, 850), canvas.between(500, 560), canvas.chance(0.5));
        for (int i = 0; i < 5; i++) {
            Motifs.gull(canvas, canvas.between(100, 1100), canvas.between(90, 260), canvas.between(7, 14));
        }
    }

    private static void tractor(Canvas canvas, double x, double y, boolean mirrored) {
        canvas.facing(x, y, 1.15, mirrored, () -> {
            canvas.ellipse(clear(Color.BLACK, 0.25), 10, 58, 120, 12);
            canvas.round(canvas.mood.warm, -20, -32, 120, 56, 10);
            canvas.round(canvas.mood.warm, -66, -30, 70, 50, 8);
            canvas.fill(
                    clear(pale(canvas.mood.skyBottom, 0.4), 0.9),
                    Canvas.path(true, -58, -30, -48, -92, 2, -92, 8, -30));
            canvas.round(dark(canvas.mood.warm, 0.25), -60, -100, 70, 12, 4);
            canvas.line(canvas.mood.ink, 6, 62, -32, 62, -74);
            canvas.circle(new Color(0x23262C), -42, 14, 44);
            canvas.circle(canvas.mood.light, -42, 14, 19);
            canvas.circle(new Color(0x23262C), 78, 32, 27);
            canvas.circle(canvas.mood.light, 78, 32, 11);
        });
    }

    static void olives(Canvas canvas) {
        Motifs.sky(canvas, 330);
        Motifs.hills(canvas, canvas.mood.far, 280, 45);
        Motifs.hills(canvas, mix(canvas.mood.mid, new Color(0xC9A66B), 0.4), 360, 25);
        Color leaf = mix(new Color(0x7C8F55), canvas.mood.near, 0.35);
        for (int row = 0; row < 4; row++) {
            double size = 80 + row * 62;
            double step = size * 1.25;
            double y = 400 + row * row * 22 + row * 20;
            for (double x = canvas.between(-80, 0); x < WIDTH + 80; x += step) {
                canvas.ellipse(clear(canvas.mood.ink, 0.18), x, y, size * 0.42, size * 0.07);
                olive(canvas, mix(leaf, canvas.mood.far, 0.3 - row * 0.1), x + canvas.between(-12, 12), y, size);
            }
        }
        for (int i = 0; i < 3; i++) {
            double x = canvas.between(120, 1080);
            basket(canvas, x, 632);
        }
        Motifs.person(canvas, canvas.mood.warm, canvas.between(200, 500), 640, 150);
        Motifs.person(canvas, canvas.mood.cool, canvas.between(650, 1000), 640, 150);
    }

    private static void olive(Canvas canvas, Color leaf, double x, double y, double size) {
        Color bark = mix(canvas.mood.ink, new Color(0x7A5A3C), 0.6);
        canvas.polygon(
                bark,
                x - size * 0.1,
                y,
                x - size * 0.03,
                y - size * 0.45,
                x + size * 0.06,
                y - size * 0.45,
                x + size * 0.1,
                y);
        canvas.line(bark, size * 0.05, x, y - size * 0.35, x - size * 0.2, y - size * 0.6);
        canvas.line(bark, size * 0.05, x, y - size * 0.35, x + size * 0.2, y - size * 0.62);
        double[][] crown = {{-0.25, -0.66, 0.24}, {0.24, -0.68, 0.25}, {0, -0.84, 0.28}, {0, -0.6, 0.22}};
        for (double[] part : crown) {
            canvas.circle(leaf, x + part[0] * size, y + part[1] * size, part[2] * size);
        }
        for (int i = 0; i < 18; i++) {
            double px = x + canvas.between(-0.4, 0.4) * size;
            double py = y - canvas.between(0.55, 0.95) * size;
            canvas.ellipse(canvas.chance(0.5) ? pale(leaf, 0.22) : dark(leaf, 0.3), px, py, size * 0.028, size * 0.018);
        }
    }

    private static void basket(Canvas canvas, double x, double y) {
        canvas.fill(new Color(0x4E5B31), new Ellipse2D.Double(x - 48, y - 62, 96, 40));
        for (int i = 0; i < 16; i++) {
            canvas.ellipse(
                    canvas.pick(new Color(0x6E7F3A), new Color(0x3B2E4A), new Color(0x8A9A4B)),
                    x + canvas.between(-38, 38),
                    y - 46 + canvas.between(-10, 8),
                    7,
                    6);
        }
        canvas.polygon(new Color(0xB98A54), x - 50, y - 42, x + 50, y - 42, x + 38, y + 10, x - 38, y + 10);
        canvas.line(new Color(0x8A6239), 4, x - 46, y - 24, x + 46, y - 24);
        canvas.line(new Color(0x8A6239), 4, x - 42, y - 7, x + 42, y - 7);
    }

    static void desert(Canvas canvas) {
        Motifs.sky(canvas, 420);
        Color sand = mix(new Color(0xE0A458), canvas.mood.skyBottom, canvas.mood.dark() ? 0.45 : 0.2);
        double caravan = canvas.chance(0.5) ? canvas.between(120, 220) : canvas.between(640, 740);
        for (int i = 0; i < 4; i++) {
            double base = 340 + i * 80;
            dune(canvas, mix(sand, canvas.mood.ink, canvas.mood.dark() ? 0.2 + i * 0.1 : i * 0.09), base);
            if (i == 2) {
                int camels = canvas.count(3, 4);
                for (int c = 0; c < camels; c++) {
                    camel(canvas, caravan + c * 105, base + 34 - c % 2 * 4);
                }
            }
        }
        double oasis = caravan < 500 ? canvas.between(700, 900) : canvas.between(130, 280);
        canvas.ellipse(mix(canvas.mood.cool, canvas.mood.skyBottom, 0.3), oasis + 80, 622, 170, 22);
        for (int i = 0; i < 5; i++) {
            Motifs.palm(
                    canvas,
                    mix(new Color(0x4E8A4B), canvas.mood.ink, canvas.mood.dark() ? 0.5 : 0.1),
                    oasis - 60 + i * 68,
                    612 + i % 2 * 14,
                    canvas.between(120, 210));
        }
    }

    private static void dune(Canvas canvas, Color color, double base) {
        double crest = canvas.between(250, 950);
        double height = canvas.between(60, 110);
        var dune = new Path2D.Double();
        dune.moveTo(-10, base + 40);
        dune.curveTo(crest * 0.5, base + 20, crest * 0.8, base - height, crest, base - height);
        dune.curveTo(crest + 120, base - height * 0.5, crest + 260, base + 30, WIDTH + 10, base - 10);
        dune.lineTo(WIDTH + 10, HEIGHT);
        dune.lineTo(-10, HEIGHT);
        dune.closePath();
        canvas.fill(color, dune);
        var shade = new Path2D.Double();
        shade.moveTo(crest, base - height);
        shade.curveTo(crest + 120, base - height * 0.5, crest + 260, base + 30, WIDTH + 10, base - 10);
        shade.lineTo(WIDTH + 10, HEIGHT);
        shade.curveTo(crest + 300, base + 190, crest - 60, base + 110, crest, base - height);
        canvas.fill(clear(dark(color, 0.35), 0.45), shade);
    }

    private static void camel(Canvas canvas, double x, double y) {
        canvas.at(x, y, 1.15, 0, () -> {
            Color coat = mix(canvas.mood.ink, new Color(0x8A5A36), 0.5);
            for (double leg : new double[] {-20, -12, 14, 22}) {
                canvas.line(coat, 5, leg, -26, leg + 1, 8);
            }
            canvas.ellipse(coat, 0, -34, 30, 15);
            canvas.ellipse(coat, 0, -48, 13, 12);
            canvas.line(coat, 8, 26, -36, 40, -58);
            canvas.ellipse(coat, 46, -61, 11, 6);
            canvas.round(canvas.mood.warm, -14, -54, 28, 20, 5);
        });
    }

    static void wind(Canvas canvas) {
        Motifs.sky(canvas, 430);
        Motifs.hills(canvas, canvas.mood.far, 360, 45);
        for (int i = 0; i < 6; i++) {
            double scale = 0.45 + i * 0.13;
            turbine(canvas, 90 + (i * 397) % 1050 + canvas.between(-30, 30), 420 + i * 22.0, scale);
        }
        Motifs.hills(canvas, canvas.mood.mid, 470, 28);
        Motifs.hills(canvas, canvas.mood.near, 560, 20);
        for (int i = 0; i < 7; i++) {
            panel(canvas, 20 + i * 176 + canvas.between(-8, 8), 640);
        }
    }

    private static void turbine(Canvas canvas, double x, double y, double scale) {
        Color blade = mix(Color.WHITE, canvas.mood.skyBottom, canvas.mood.dark() ? 0.45 : 0.12);
        double turn = canvas.between(0, 2);
        canvas.at(x, y, scale, 0, () -> {
            canvas.polygon(dark(blade, 0.06), -5, -330, 5, -330, 11, 160, -11, 160);
            canvas.at(0, -332, 1, turn, () -> {
                for (int i = 0; i < 3; i++) {
                    canvas.at(0, 0, 1, i * 2.0944, () -> canvas.polygon(blade, -4, 0, -13, -40, 0, -180, 6, 0));
                }
            });
            canvas.circle(canvas.mood.warm, 0, -332, 9);
        });
    }

    private static void panel(Canvas canvas, double x, double y) {
        canvas.line(canvas.mood.ink, 6, x + 76, y - 40, x + 76, y + 24);
        Color cell = mix(new Color(0x234E86), canvas.mood.ink, 0.2);
        canvas.polygon(cell, x + 34, y - 92, x + 164, y - 92, x + 134, y - 14, x, y - 14);
        for (int i = 1; i < 4; i++) {
            canvas.line(clear(Color.WHITE, 0.5), 1.5, x + 34 + i * 32.5, y - 92, x + i * 33.5, y - 14);
        }
        canvas.line(clear(Color.WHITE, 0.5), 1.5, x + 17, y - 53, x + 149, y - 53);
        canvas.polygon(clear(Color.WHITE, 0.14), x + 34, y - 92, x + 84, y - 92, x + 40, y - 14, x, y - 14);
    }
}
