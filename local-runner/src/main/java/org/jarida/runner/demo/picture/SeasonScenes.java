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

/** Scenes of weather, seasons and the sky. */
final class SeasonScenes {

    private SeasonScenes() {}

    static void rain(Canvas canvas) {
        Mood mood = canvas.mood;
        canvas.fade(dark(mood.skyTop, 0.2), mood.skyBottom, 0, 520, Canvas.frame());
        double x = -10;
        while (x < WIDTH) {
            double width = canvas.between(80, 150);
            canvas.rect(clear(mood.mid, 0.75), x, canvas.between(250, 380), width, 300);
            x += width;
        }
        for (int i = 0; i < 7; i++) {
            Motifs.cloud(
                    canvas,
                    clear(dark(mood.mid, canvas.between(0.05, 0.3)), 0.95),
                    i * 190 + canvas.between(-40, 40),
                    canvas.between(110, 190),
                    canvas.between(1.3, 1.9));
        }
        canvas.fade(mood.near, mood.ink, 520, HEIGHT, new Rectangle2D.Double(0, 520, WIDTH, HEIGHT));
        for (int i = 0; i < 14; i++) {
            canvas.ellipse(
                    clear(mood.skyBottom, 0.3),
                    canvas.between(0, WIDTH),
                    canvas.between(560, 665),
                    canvas.between(30, 90),
                    canvas.between(4, 9));
        }
        for (int i = 0; i < 6; i++) {
            double px = 90 + i * 190 + canvas.between(-40, 40);
            double y = canvas.between(590, 650);
            Motifs.person(canvas, canvas.pick(mood.cool, mood.warm, mood.far), px, y, 150);
            umbrella(
                    canvas,
                    canvas.pick(mood.warm, new Color(0xC8433A), new Color(0xE8B84A), mood.cool),
                    px + 14,
                    y - 120);
        }
        for (int i = 0; i < 240; i++) {
            double rx = canvas.between(-50, WIDTH);
            double ry = canvas.between(120, HEIGHT);
            canvas.line(clear(Color.WHITE, 0.32), 1.6, rx, ry, rx - 7, ry + canvas.between(18, 32));
        }
    }

    private static void umbrella(Canvas canvas, Color color, double x, double y) {
        canvas.line(canvas.mood.ink, 4, x, y + 60, x, y - 50);
        canvas.fill(color, new Arc2D.Double(x - 72, y - 66, 144, 132, 0, 180, Arc2D.CHORD));
        canvas.fill(dark(color, 0.14), new Arc2D.Double(x - 26, y - 66, 52, 132, 0, 180, Arc2D.CHORD));
        canvas.circle(canvas.mood.ink, x, y - 68, 4);
    }

    static void winter(Canvas canvas) {
        Motifs.sky(canvas, 430);
        Color snow = mix(Color.WHITE, canvas.mood.skyBottom, canvas.mood.dark() ? 0.35 : 0.15);
        Motifs.hills(canvas, mix(snow, canvas.mood.far, 0.5), 330, 60);
        Motifs.Ground ground = Motifs.hills(canvas, mix(snow, canvas.mood.far, 0.2), 450, 30);
        for (int i = 0; i < 22; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.pine(canvas, mix(canvas.mood.near, snow, 0.12), x, ground.at(x) + 8, canvas.between(60, 130));
        }
        for (int i = 0; i < 6; i++) {
            cottage(canvas, snow, 30 + i * 195 + canvas.between(-20, 20), 520 + i % 2 * 46.0);
        }
        canvas.fill(snow, new Ellipse2D.Double(-200, 565, 1600, 260));
        for (int i = 0; i < 6; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.pine(canvas, canvas.mood.near, x, canvas.between(610, 670), canvas.between(90, 150));
        }
        for (int i = 0; i < 160; i++) {
            canvas.circle(
                    clear(Color.WHITE, 0.85),
                    canvas.between(0, WIDTH),
                    canvas.between(0, HEIGHT),
                    canvas.between(1.5, 4.5));
        }
    }

    private static void cottage(Canvas canvas, Color snow, double x, double y) {
        Color wall = mix(canvas.pick(canvas.mood.warm, new Color(0xA4623F), canvas.mood.far), canvas.mood.ink, 0.25);
        canvas.rect(wall, x, y - 78, 140, 110);
        canvas.rect(dark(wall, 0.3), x + 100, y - 150, 20, 50);
        canvas.polygon(snow, x - 18, y - 74, x + 70, y - 146, x + 158, y - 74);
        canvas.rect(pale(canvas.mood.warm, 0.45), x + 20, y - 50, 32, 32);
        canvas.line(wall, 3, x + 36, y - 50, x + 36, y - 18);
        canvas.rect(dark(wall, 0.5), x + 84, y - 48, 32, 80);
    }

    static void balloons(Canvas canvas) {
        Motifs.sky(canvas, 560);
        Motifs.hills(canvas, canvas.mood.far, 520, 40);
        Motifs.hills(canvas, canvas.mood.mid, 575, 26);
        Motifs.Ground ground = Motifs.hills(canvas, canvas.mood.near, 625, 16);
        for (int i = 0; i < 14; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.tree(canvas, dark(canvas.mood.near, 0.2), x, ground.at(x) + 10, canvas.between(34, 64));
        }
        int count = canvas.count(5, 7);
        for (int i = 0; i < count; i++) {
            double scale = canvas.between(0.4, 0.7) + (i == count - 1 ? 0.55 : 0);
            double x = 110 + (i * 367 + canvas.between(0, 80)) % 980;
            balloon(canvas, x, canvas.between(140, 330), scale);
        }
    }

    private static void balloon(Canvas canvas, double x, double y, double scale) {
        Color first = canvas.pick(canvas.mood.warm, new Color(0xC8433A), canvas.mood.cool, new Color(0x3E8E6E));
        Color second = pale(canvas.mood.light, 0.35);
        canvas.at(x, y, scale, 0, () -> {
            var bag = new Path2D.Double();
            bag.moveTo(-22, 130);
            bag.curveTo(-70, 70, -112, 40, -112, -20);
            bag.curveTo(-112, -84, -62, -130, 0, -130);
            bag.curveTo(62, -130, 112, -84, 112, -20);
            bag.curveTo(112, 40, 70, 70, 22, 130);
            bag.closePath();
            canvas.fill(first, bag);
            canvas.inside(bag, () -> {
                canvas.ellipse(second, 0, -10, 78, 170);
                canvas.ellipse(first, 0, -10, 44, 170);
                canvas.ellipse(second, 0, -10, 14, 170);
                canvas.ellipse(clear(Color.BLACK, 0.1), 90, 20, 70, 160);
            });
            canvas.line(canvas.mood.ink, 2, -20, 130, -15, 160);
            canvas.line(canvas.mood.ink, 2, 20, 130, 15, 160);
            canvas.round(new Color(0x8A5A36), -20, 158, 40, 30, 6);
        });
    }

    static void nightSky(Canvas canvas) {
        canvas.fade(
                dark(canvas.mood.skyTop, 0.35),
                mix(canvas.mood.skyBottom, canvas.mood.skyTop, 0.35),
                0,
                560,
                Canvas.frame());
        canvas.at(canvas.between(450, 750), 260, 1, canvas.between(-0.7, -0.35), () -> {
            for (int i = 0; i < 5; i++) {
                canvas.ellipse(clear(pale(canvas.mood.cool, 0.4), 0.06), 0, 0, 900, 130 - i * 22.0);
            }
            for (int i = 0; i < 420; i++) {
                double spread = canvas.between(-1, 1) * canvas.between(0, 1) * 120;
                canvas.circle(
                        clear(Color.WHITE, canvas.between(0.3, 0.9)),
                        canvas.between(-800, 800),
                        spread,
                        canvas.between(0.6, 1.8));
            }
        });
        Motifs.stars(canvas, 240, 560);
        for (int i = 0; i < 3; i++) {
            double x = canvas.between(100, 1100);
            double y = canvas.between(40, 260);
            canvas.line(clear(Color.WHITE, 0.22), 2, x, y, x + 110, y - 44);
            canvas.circle(Color.WHITE, x, y, 3);
        }
        Motifs.hills(canvas, canvas.mood.near, 540, 40);
        Motifs.Ground ground = Motifs.hills(canvas, dark(canvas.mood.ink, 0.1), 590, 24);
        double x = canvas.between(240, 900);
        double y = ground.at(x) + 10;
        Color dome = mix(Color.WHITE, canvas.mood.far, 0.35);
        canvas.rect(dark(dome, 0.25), x - 80, y - 70, 160, 90);
        canvas.fill(dome, new Arc2D.Double(x - 92, y - 162, 184, 184, 0, 180, Arc2D.CHORD));
        canvas.at(x, y - 70, 1, canvas.between(0.3, 0.7), () -> {
            canvas.rect(canvas.mood.ink, -16, -96, 32, 70);
            canvas.round(canvas.mood.warm, -10, -128, 20, 80, 4);
        });
        canvas.rect(canvas.mood.warm, x - 18, y - 36, 36, 56);
        Motifs.person(canvas, canvas.mood.warm, x + 150, ground.at(x + 150) + 14, 74);
        Motifs.person(canvas, canvas.mood.cool, x + 190, ground.at(x + 190) + 16, 68);
    }

    static void park(Canvas canvas) {
        Motifs.sky(canvas, 360);
        Motifs.hills(canvas, canvas.mood.far, 330, 26);
        Color grass = canvas.mood.mid;
        canvas.fade(pale(grass, 0.1), dark(grass, 0.2), 370, HEIGHT, new Rectangle2D.Double(0, 370, WIDTH, HEIGHT));
        for (int i = 0; i < 12; i++) {
            Motifs.tree(
                    canvas,
                    mix(canvas.mood.near, canvas.mood.warm, canvas.chance(0.25) ? 0.5 : 0.05),
                    i * 105 + canvas.between(-20, 20),
                    canvas.between(388, 410),
                    canvas.between(110, 180));
        }
        var path = new Path2D.Double();
        double bend = canvas.between(500, 760);
        path.moveTo(bend - 20, 385);
        path.curveTo(bend + 200, 450, bend - 380, 520, 240, HEIGHT);
        path.lineTo(700, HEIGHT);
        path.curveTo(bend - 60, 540, bend + 330, 450, bend + 20, 385);
        path.closePath();
        canvas.fill(mix(canvas.mood.light, new Color(0xD8B98A), 0.55), path);
        canvas.ellipse(mix(canvas.mood.cool, canvas.mood.skyBottom, 0.35), 960, 540, 210, 52);
        canvas.ellipse(clear(Color.WHITE, 0.25), 930, 530, 110, 14);
        bench(canvas, canvas.between(120, 240), 540);
        Motifs.tree(canvas, canvas.mood.near, 60, 560, 330);
        for (int i = 0; i < 5; i++) {
            Motifs.person(
                    canvas,
                    canvas.pick(canvas.mood.warm, canvas.mood.cool, canvas.mood.light),
                    390 + i * 74 + canvas.between(-20, 20),
                    520 + canvas.between(-40, 90),
                    canvas.between(90, 120));
        }
        for (int i = 0; i < 70; i++) {
            canvas.circle(
                    canvas.pick(canvas.mood.warm, Color.WHITE, new Color(0xE4697B)),
                    canvas.between(720, WIDTH),
                    canvas.between(600, HEIGHT),
                    canvas.between(3, 6));
        }
        Motifs.lamp(canvas, 760, 600, 210);
    }

    private static void bench(Canvas canvas, double x, double y) {
        Color wood = mix(new Color(0x9A6437), canvas.mood.ink, 0.2);
        canvas.line(canvas.mood.ink, 8, x + 20, y, x + 20, y + 46);
        canvas.line(canvas.mood.ink, 8, x + 180, y, x + 180, y + 46);
        canvas.round(wood, x, y - 4, 200, 14, 4);
        canvas.round(wood, x + 4, y - 44, 192, 12, 4);
        canvas.round(wood, x + 4, y - 26, 192, 12, 4);
    }

    static void flowers(Canvas canvas) {
        Motifs.sky(canvas, 430);
        Motifs.hills(canvas, canvas.mood.far, 390, 30);
        Motifs.hills(canvas, canvas.mood.mid, 450, 24);
        for (int i = 0; i < 4; i++) {
            hive(
                    canvas,
                    canvas.pick(canvas.mood.cool, canvas.mood.warm, pale(canvas.mood.light, 0.3)),
                    120 + i * 280 + canvas.between(-40, 40),
                    500);
        }
        Color[] petals = {
            canvas.mood.warm, new Color(0xE4697B), new Color(0x9B6FB0), new Color(0xF6F1E4), new Color(0xE8B84A)
        };
        canvas.fade(
                canvas.mood.near,
                dark(canvas.mood.near, 0.4),
                520,
                HEIGHT,
                new Rectangle2D.Double(0, 545, WIDTH, HEIGHT));
        for (int i = 0; i < 70; i++) {
            double depth = i / 70.0;
            flower(canvas, canvas.pick(petals), canvas.between(-20, WIDTH), 545 + depth * 110, 14 + depth * 26);
        }
        for (int i = 0; i < 9; i++) {
            bee(canvas, canvas.between(60, 1140), canvas.between(260, 560), canvas.between(0.6, 1.3));
        }
    }

    private static void hive(Canvas canvas, Color color, double x, double y) {
        canvas.rect(canvas.mood.ink, x + 8, y + 30, 10, 50);
        canvas.rect(canvas.mood.ink, x + 102, y + 30, 10, 50);
        canvas.rect(color, x, y - 36, 120, 80);
        canvas.rect(dark(color, 0.15), x, y, 120, 5);
        canvas.round(dark(color, 0.3), x - 8, y - 50, 136, 18, 4);
        canvas.round(canvas.mood.ink, x + 40, y + 24, 40, 8, 4);
    }

    private static void flower(Canvas canvas, Color petal, double x, double y, double size) {
        canvas.line(dark(canvas.mood.near, 0.25), size * 0.14, x, y, x, y + size * 2.2);
        for (int i = 0; i < 6; i++) {
            double angle = i * StrictMath.PI / 3;
            canvas.circle(
                    petal,
                    x + StrictMath.cos(angle) * size * 0.42,
                    y + StrictMath.sin(angle) * size * 0.42,
                    size * 0.32);
        }
        canvas.circle(new Color(0xF2C14E), x, y, size * 0.28);
    }

    private static void bee(Canvas canvas, double x, double y, double scale) {
        canvas.at(x, y, scale, canvas.between(-0.4, 0.4), () -> {
            canvas.ellipse(clear(Color.WHITE, 0.75), -4, -16, 9, 15);
            canvas.ellipse(clear(Color.WHITE, 0.75), 10, -15, 8, 13);
            canvas.ellipse(new Color(0xF2B632), 0, 0, 22, 13);
            canvas.inside(new Ellipse2D.Double(-22, -13, 44, 26), () -> {
                canvas.rect(new Color(0x2A2420), -9, -14, 7, 28);
                canvas.rect(new Color(0x2A2420), 5, -14, 7, 28);
            });
            canvas.circle(new Color(0x2A2420), -20, -1, 8);
        });
    }
}
