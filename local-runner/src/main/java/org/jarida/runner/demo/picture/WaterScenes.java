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

/** Scenes at and under the sea. */
final class WaterScenes {

    private WaterScenes() {}

    /** Sea up to the horizon, with waves and the reflection of the light. */
    private static void water(Canvas canvas, double horizon) {
        Color top = mix(canvas.mood.skyBottom, canvas.mood.cool, 0.65);
        Color bottom = mix(canvas.mood.cool, canvas.mood.ink, canvas.mood.dark() ? 0.6 : 0.3);
        canvas.fade(top, bottom, horizon, HEIGHT, new Rectangle2D.Double(0, horizon, WIDTH, HEIGHT - horizon));
        double glint = canvas.between(250, 950);
        for (int i = 0; i < 46; i++) {
            double y = horizon + 6 + i * i * (HEIGHT - horizon) / (46 * 46.0);
            double spread = 20 + (y - horizon) * 0.45;
            double x = glint + canvas.between(-spread, spread);
            double width = canvas.between(12, 40) + (y - horizon) * 0.2;
            canvas.round(clear(canvas.mood.light, 0.42), x - width / 2, y, width, 3, 1.5);
        }
        for (int i = 0; i < 40; i++) {
            double y = canvas.between(horizon + 12, HEIGHT);
            double width = 20 + (y - horizon) * 0.3;
            canvas.round(clear(Color.WHITE, 0.16), canvas.between(0, WIDTH), y, width, 2.5, 1.2);
        }
    }

    static void sea(Canvas canvas) {
        double horizon = canvas.between(300, 370);
        Motifs.sky(canvas, horizon);
        headland(canvas, horizon);
        water(canvas, horizon);
        int boats = canvas.count(3, 5);
        for (int i = 0; i < boats; i++) {
            double depth = (i + 0.6) / boats;
            double y = horizon + 20 + depth * depth * 250;
            double scale = 0.35 + depth * 1.05;
            boolean mirrored = canvas.chance(0.5);
            boolean sails = canvas.chance(0.55);
            double x = (i * 433 + canvas.between(120, 380)) % 1000 + 100;
            canvas.facing(x, y, scale, mirrored, () -> boat(canvas, sails));
        }
        int gulls = canvas.count(3, 7);
        for (int i = 0; i < gulls; i++) {
            Motifs.gull(canvas, canvas.between(100, 1100), canvas.between(80, horizon - 60), canvas.between(9, 22));
        }
    }

    private static void headland(Canvas canvas, double horizon) {
        double x = canvas.chance(0.5) ? -60 : 760;
        canvas.fill(canvas.mood.far, new Ellipse2D.Double(x, horizon - 70, 520, 140));
        canvas.fill(canvas.mood.mid, new Ellipse2D.Double(x + (x < 0 ? -120 : 200), horizon - 110, 440, 220));
    }

    /** A wooden boat about 180 wide, the water line at the origin. */
    private static void boat(Canvas canvas, boolean sails) {
        Color hull = canvas.pick(canvas.mood.warm, new Color(0xB5483A), new Color(0x2F6F8F), new Color(0xF2EEE3));
        if (sails) {
            canvas.line(canvas.mood.ink, 4, 0, -20, 0, -170);
            canvas.polygon(pale(canvas.mood.light, 0.45), 6, -165, 6, -34, 82, -34);
            canvas.polygon(mix(canvas.mood.light, canvas.mood.warm, 0.35), -6, -150, -6, -34, -60, -34);
        } else {
            canvas.round(pale(hull, 0.7), -46, -62, 56, 40, 5);
            canvas.rect(canvas.mood.cool, -38, -54, 16, 14);
            canvas.rect(canvas.mood.cool, -16, -54, 16, 14);
            canvas.line(canvas.mood.ink, 3, 34, -24, 34, -110);
            canvas.line(canvas.mood.ink, 2, 34, -108, 86, -28);
            canvas.line(canvas.mood.ink, 2, 34, -108, -80, -24);
        }
        canvas.polygon(hull, -92, -26, 96, -30, 70, 10, -68, 10);
        canvas.polygon(dark(hull, 0.3), -80, -4, 79, -4, 70, 10, -68, 10);
        canvas.polygon(Color.WHITE, -92, -26, 96, -30, 94, -24, -90, -20);
        canvas.ellipse(clear(Color.WHITE, 0.35), 0, 12, 92, 4);
    }

    static void lighthouse(Canvas canvas) {
        double horizon = 390;
        Motifs.sky(canvas, horizon);
        water(canvas, horizon);
        double x = canvas.between(700, 860);
        double top = 150;
        if (canvas.mood.dark() || canvas.mood == Mood.MIST) {
            canvas.polygon(clear(canvas.mood.light, 0.25), x, top - 8, -40, top - 150, -40, top + 90);
            canvas.polygon(clear(canvas.mood.light, 0.18), x, top - 8, 1300, top - 90, 1300, top + 60);
        }
        var rock = new Path2D.Double();
        rock.moveTo(420, HEIGHT);
        rock.curveTo(520, 560, 600, 520, 660, 470);
        rock.curveTo(760, 420, 900, 430, 960, 470);
        rock.curveTo(1050, 530, 1130, 560, WIDTH, 570);
        rock.lineTo(WIDTH, HEIGHT);
        rock.closePath();
        canvas.fade(canvas.mood.mid, canvas.mood.ink, 430, HEIGHT, rock);
        canvas.round(pale(canvas.mood.light, 0.4), x + 50, 395, 130, 70, 4);
        canvas.polygon(canvas.mood.warm, x + 40, 397, x + 115, 355, x + 190, 397);
        canvas.rect(canvas.mood.ink, x + 75, 420, 22, 45);
        canvas.rect(canvas.mood.dark() ? canvas.mood.light : canvas.mood.cool, x + 125, 415, 26, 24);
        double half = 46;
        var tower = Canvas.path(true, x - half, 470, x - 28, top + 30, x + 28, top + 30, x + half, 470);
        canvas.fill(pale(canvas.mood.light, 0.6), tower);
        canvas.inside(tower, () -> {
            for (int i = 0; i < 3; i++) {
                canvas.rect(canvas.mood.warm, x - 80, top + 70 + i * 100, 160, 50);
            }
            canvas.rect(clear(canvas.mood.ink, 0.14), x + 8, top, 90, 400);
        });
        canvas.round(canvas.mood.ink, x - 40, top + 20, 80, 12, 3);
        canvas.rect(pale(canvas.mood.light, 0.2), x - 20, top - 22, 40, 44);
        canvas.line(canvas.mood.ink, 3, x, top - 22, x, top + 22);
        canvas.fill(canvas.mood.warm, new Arc2D.Double(x - 28, top - 48, 56, 54, 0, 180, Arc2D.CHORD));
        for (int i = 0; i < 9; i++) {
            double spray = canvas.between(420, 700);
            canvas.circle(clear(Color.WHITE, 0.5), spray, 660 - (spray - 420) * 0.45, canvas.between(6, 20));
        }
    }

    static void harbour(Canvas canvas) {
        double horizon = 400;
        Motifs.sky(canvas, horizon);
        Motifs.hills(canvas, canvas.mood.far, 350, 40);
        water(canvas, horizon);
        for (int i = 0; i < 3; i++) {
            crane(canvas, 150 + i * 330 + canvas.between(-40, 40), 520, canvas.between(0.85, 1.15), canvas.chance(0.5));
        }
        ship(canvas, canvas.between(180, 380), 560);
        canvas.rect(canvas.mood.ink, 0, 590, WIDTH, 85);
        canvas.rect(mix(canvas.mood.ink, canvas.mood.far, 0.35), 0, 590, WIDTH, 10);
        for (int x = 20; x < WIDTH - 60; x += 86) {
            int stack = canvas.count(0, 2);
            for (int i = 0; i < stack; i++) {
                container(canvas, x, 630 - i * 34.0, 80, 32);
            }
        }
    }

    private static void container(Canvas canvas, double x, double y, double width, double height) {
        Color color = canvas.pick(
                canvas.mood.warm, canvas.mood.cool, new Color(0xB5483A), new Color(0x5B8C5A), new Color(0xD8C9A7));
        canvas.rect(color, x, y, width, height);
        for (double i = 8; i < width; i += 10) {
            canvas.line(dark(color, 0.2), 1.5, x + i, y + 3, x + i, y + height - 3);
        }
    }

    private static void ship(Canvas canvas, double x, double y) {
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 8 - row; i++) {
                if (canvas.chance(0.9)) {
                    container(canvas, x + 20 + i * 58, y - 84 - row * 28, 56, 26);
                }
            }
        }
        canvas.round(pale(canvas.mood.light, 0.6), x + 500, y - 170, 84, 120, 4);
        for (int i = 0; i < 3; i++) {
            canvas.rect(canvas.mood.cool, x + 508, y - 160 + i * 28.0, 68, 12);
        }
        canvas.rect(canvas.mood.warm, x + 528, y - 205, 30, 36);
        canvas.polygon(dark(canvas.mood.cool, 0.35), x - 40, y - 58, x + 640, y - 58, x + 600, y + 36, x + 10, y + 36);
        canvas.polygon(new Color(0xB5483A), x - 3, y + 14, x + 609, y + 14, x + 600, y + 36, x + 10, y + 36);
    }

    private static void crane(Canvas canvas, double x, double y, double scale, boolean mirrored) {
        Color steel = mix(canvas.mood.warm, canvas.mood.near, 0.35);
        canvas.facing(x, y, scale, mirrored, () -> {
            canvas.line(steel, 9, -45, 70, -30, -190);
            canvas.line(steel, 9, 45, 70, 30, -190);
            canvas.line(steel, 6, -40, -30, 40, -30);
            canvas.line(steel, 5, -40, -30, 32, -150);
            canvas.line(steel, 10, -110, -190, 210, -190);
            canvas.line(steel, 8, 0, -190, 0, -260);
            canvas.line(steel, 3, 0, -258, 205, -192);
            canvas.line(steel, 3, 0, -258, -105, -192);
            canvas.round(dark(steel, 0.2), -25, -205, 60, 34, 4);
            canvas.line(canvas.mood.ink, 2, 150, -190, 150, -110);
            canvas.rect(canvas.mood.cool, 122, -112, 56, 24);
        });
    }

    static void reef(Canvas canvas) {
        canvas.fade(mix(canvas.mood.cool, Color.WHITE, 0.45), dark(canvas.mood.cool, 0.65), 0, HEIGHT, Canvas.frame());
        for (int i = 0; i < 6; i++) {
            double x = canvas.between(0, WIDTH);
            canvas.polygon(clear(Color.WHITE, 0.07), x, -10, x + 70, -10, x + 10, HEIGHT, x - 220, HEIGHT);
        }
        Motifs.hills(canvas, dark(canvas.mood.cool, 0.45), 540, 40);
        Color[] corals = {
            new Color(0xE4697B), new Color(0xF2A65A), canvas.mood.warm, new Color(0x9B6FB0), new Color(0x4FB3A5)
        };
        for (int i = 0; i < 13; i++) {
            double x = 40 + i * 92 + canvas.between(-25, 25);
            coral(canvas, canvas.pick(corals), x, 660, canvas.between(70, 160), canvas.count(0, 2));
        }
        canvas.fill(mix(new Color(0xE8D5A4), canvas.mood.cool, 0.3), new Ellipse2D.Double(-100, 630, 1400, 160));
        int fish = canvas.count(12, 18);
        for (int i = 0; i < fish; i++) {
            Color color = canvas.pick(corals);
            canvas.facing(
                    canvas.between(60, 1140),
                    canvas.between(80, 480),
                    canvas.between(0.4, 1.15),
                    canvas.chance(0.4),
                    () -> fish(canvas, color));
        }
        for (int i = 0; i < 30; i++) {
            canvas.ring(
                    clear(Color.WHITE, 0.45),
                    2,
                    canvas.between(0, WIDTH),
                    canvas.between(0, 600),
                    canvas.between(3, 10));
        }
    }

    private static void coral(Canvas canvas, Color color, double x, double y, double size, int kind) {
        if (kind == 0) {
            for (int i = -3; i <= 3; i++) {
                double tip = x + i * size * 0.22;
                var branch = new Path2D.Double();
                branch.moveTo(x, y);
                branch.quadTo(x + i * size * 0.05, y - size * 0.6, tip, y - size * canvas.between(0.7, 1.0));
                canvas.stroke(color, size * 0.09, branch);
                canvas.circle(pale(color, 0.3), tip, y - size * 0.72, size * 0.05);
            }
        } else if (kind == 1) {
            canvas.fill(
                    color,
                    new Arc2D.Double(x - size * 0.6, y - size * 0.6, size * 1.2, size * 1.2, 0, 180, Arc2D.CHORD));
            for (int i = 0; i < 14; i++) {
                canvas.circle(
                        pale(color, 0.28),
                        x + canvas.between(-0.42, 0.42) * size,
                        y - canvas.between(0.05, 0.4) * size,
                        size * 0.04);
            }
        } else {
            for (int i = -2; i <= 2; i++) {
                var weed = new Path2D.Double();
                double foot = x + i * size * 0.12;
                weed.moveTo(foot, y);
                weed.curveTo(
                        foot - size * 0.2, y - size * 0.5, foot + size * 0.25, y - size * 0.8, foot, y - size * 1.3);
                canvas.stroke(mix(new Color(0x3F8F6B), color, 0.25), size * 0.07, weed);
            }
        }
    }

    private static void fish(Canvas canvas, Color color) {
        canvas.polygon(dark(color, 0.15), 34, 0, 68, -24, 60, 0, 68, 24);
        canvas.polygon(dark(color, 0.1), -8, -20, 18, -40, 24, -14);
        canvas.ellipse(color, 0, 0, 46, 25);
        canvas.inside(new Ellipse2D.Double(-46, -25, 92, 50), () -> {
            canvas.rect(clear(Color.WHITE, 0.55), -16, -30, 10, 60);
            canvas.rect(clear(Color.WHITE, 0.55), 12, -30, 9, 60);
        });
        canvas.circle(Color.WHITE, -29, -5, 7);
        canvas.circle(new Color(0x1E1E24), -30, -5, 3.6);
    }
}
