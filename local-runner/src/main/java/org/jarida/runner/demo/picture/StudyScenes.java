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

/** Scenes of work and study: desk, laboratory, figures. */
final class StudyScenes {

    private StudyScenes() {}

    static void lab(Canvas canvas) {
        Color wall = mix(canvas.mood.skyBottom, Color.WHITE, 0.4);
        canvas.fade(wall, mix(wall, canvas.mood.far, 0.5), 0, 500, Canvas.frame());
        for (int i = 0; i < 7; i++) {
            canvas.polygon(
                    mix(wall, canvas.mood.cool, 0.14),
                    hexagon(canvas.between(0, WIDTH), canvas.between(30, 360), canvas.between(40, 90)));
        }
        canvas.rect(mix(canvas.mood.ink, canvas.mood.near, 0.4), 0, 520, WIDTH, HEIGHT);
        canvas.rect(pale(canvas.mood.far, 0.5), 0, 505, WIDTH, 26);
        Color[] liquids = {
            canvas.mood.warm, canvas.mood.cool, new Color(0x7FA650), new Color(0x9B6FB0), new Color(0xE4697B)
        };
        microscope(canvas, canvas.between(140, 300), 506);
        for (int i = 0; i < 4; i++) {
            flask(
                    canvas,
                    canvas.pick(liquids),
                    460 + i * 140 + canvas.between(-16, 16),
                    506,
                    canvas.between(0.85, 1.25),
                    i % 2 == 0);
        }
        canvas.round(mix(new Color(0x8A5A36), Color.WHITE, 0.3), 985, 452, 190, 18, 5);
        for (int i = 0; i < 5; i++) {
            double x = 1000 + i * 36;
            canvas.round(clear(Color.WHITE, 0.75), x, 372, 22, 126, 11);
            double level = canvas.between(410, 455);
            canvas.round(canvas.pick(liquids), x + 3, level, 16, 494 - level, 8);
        }
        canvas.round(mix(new Color(0x8A5A36), Color.WHITE, 0.2), 985, 490, 190, 16, 5);
        for (int i = 0; i < 24; i++) {
            canvas.circle(
                    clear(canvas.pick(liquids), 0.5),
                    canvas.between(430, 1000),
                    canvas.between(140, 330),
                    canvas.between(4, 12));
        }
    }

    private static double[] hexagon(double x, double y, double radius) {
        double[] points = new double[12];
        for (int i = 0; i < 6; i++) {
            points[2 * i] = x + StrictMath.cos(i * StrictMath.PI / 3) * radius;
            points[2 * i + 1] = y + StrictMath.sin(i * StrictMath.PI / 3) * radius;
        }
        return points;
    }

    private static void flask(Canvas canvas, Color liquid, double x, double base, double scale, boolean round) {
        canvas.at(x, base, scale, 0, () -> {
            var glass = new Path2D.Double();
            glass.moveTo(-16, -190);
            if (round) {
                glass.lineTo(-16, -118);
                glass.curveTo(-86, -100, -80, 0, -30, 0);
                glass.lineTo(30, 0);
                glass.curveTo(80, 0, 86, -100, 16, -118);
            } else {
                glass.lineTo(-16, -124);
                glass.lineTo(-62, -10);
                glass.quadTo(-64, 0, -54, 0);
                glass.lineTo(54, 0);
                glass.quadTo(64, 0, 62, -10);
                glass.lineTo(16, -124);
            }
            glass.lineTo(16, -190);
            glass.closePath();
            canvas.fill(clear(Color.WHITE, 0.6), glass);
            canvas.inside(glass, () -> {
                canvas.rect(liquid, -90, -66, 180, 70);
                canvas.rect(pale(liquid, 0.3), -90, -66, 180, 6);
                for (int i = 0; i < 8; i++) {
                    canvas.circle(
                            clear(Color.WHITE, 0.45),
                            canvas.between(-44, 44),
                            canvas.between(-56, -8),
                            canvas.between(3, 7));
                }
                canvas.rect(clear(Color.WHITE, 0.35), -40, -110, 12, 100);
            });
            canvas.round(pale(canvas.mood.far, 0.4), -22, -198, 44, 12, 5);
        });
    }

    private static void microscope(Canvas canvas, double x, double base) {
        Color metal = mix(canvas.mood.ink, canvas.mood.cool, 0.3);
        canvas.round(metal, x - 90, base - 26, 200, 26, 8);
        var arm = new Path2D.Double();
        arm.moveTo(x + 70, base - 20);
        arm.curveTo(x + 150, base - 130, x + 110, base - 250, x + 20, base - 262);
        canvas.stroke(metal, 32, arm);
        canvas.round(pale(metal, 0.25), x - 80, base - 112, 150, 16, 5);
        canvas.rect(clear(canvas.mood.warm, 0.9), x - 40, base - 120, 50, 8);
        canvas.at(x - 12, base - 190, 1, 0.12, () -> {
            canvas.round(pale(metal, 0.75), -24, -150, 48, 150, 8);
            canvas.round(metal, -30, -176, 60, 34, 8);
            canvas.round(dark(metal, 0.2), -14, 0, 28, 46, 5);
            canvas.rect(canvas.mood.warm, -24, -60, 48, 10);
        });
        canvas.circle(canvas.mood.warm, x + 104, base - 110, 22);
        canvas.circle(dark(canvas.mood.warm, 0.25), x + 104, base - 110, 11);
    }

    static void chart(Canvas canvas) {
        canvas.fade(mix(canvas.mood.skyTop, canvas.mood.ink, 0.35), canvas.mood.ink, 0, HEIGHT, Canvas.frame());
        for (int i = 0; i < 9; i++) {
            canvas.circle(
                    clear(canvas.mood.cool, 0.1),
                    canvas.between(0, WIDTH),
                    canvas.between(0, HEIGHT),
                    canvas.between(60, 200));
        }
        Color card = mix(Color.WHITE, canvas.mood.light, 0.35);
        canvas.round(clear(Color.BLACK, 0.22), 72, 82, 720, 540, 24);
        canvas.round(card, 60, 66, 720, 540, 24);
        for (int i = 0; i < 5; i++) {
            canvas.line(mix(card, canvas.mood.far, 0.5), 2, 110, 520 - i * 90.0, 740, 520 - i * 90.0);
        }
        double height = canvas.between(90, 150);
        var trend = new Path2D.Double();
        for (int i = 0; i < 9; i++) {
            height = StrictMath.max(50, StrictMath.min(360, height + canvas.between(-34, 64)));
            double x = 130 + i * 68;
            canvas.round(
                    i == 8 ? canvas.mood.warm : mix(canvas.mood.cool, card, i % 2 * 0.2),
                    x,
                    520 - height,
                    42,
                    height,
                    6);
            double y = 490 - height * 0.8 - canvas.between(20, 60);
            if (i == 0) {
                trend.moveTo(x + 21, y);
            } else {
                trend.lineTo(x + 21, y);
            }
            canvas.round(mix(card, canvas.mood.ink, 0.35), x + 4, 540, 34, 8, 4);
        }
        canvas.stroke(canvas.mood.near, 6, trend);
        canvas.round(mix(card, canvas.mood.ink, 0.6), 110, 96, 210, 16, 8);
        donut(canvas, card);
        canvas.round(card, 820, 396, 320, 210, 24);
        for (int i = 0; i < 4; i++) {
            double y = 434 + i * 42;
            canvas.round(mix(card, canvas.mood.far, 0.4), 850, y, 260, 14, 7);
            canvas.round(
                    canvas.pick(canvas.mood.warm, canvas.mood.cool, canvas.mood.mid),
                    850,
                    y,
                    canvas.between(70, 250),
                    14,
                    7);
        }
    }

    private static void donut(Canvas canvas, Color card) {
        canvas.round(card, 820, 66, 320, 300, 24);
        Color[] parts = {canvas.mood.warm, canvas.mood.cool, canvas.mood.mid, canvas.mood.far, canvas.mood.near};
        double start = canvas.between(0, 360);
        double left = 360;
        for (int i = 0; i < parts.length; i++) {
            double share = i == parts.length - 1 ? left : canvas.between(0.2, 0.45) * left;
            canvas.fill(parts[i], new Arc2D.Double(870, 106, 220, 220, start, share, Arc2D.PIE));
            start += share;
            left -= share;
        }
        canvas.circle(card, 980, 216, 58);
    }

    /** A desk with program code on the screen. */
    static void coding(Canvas canvas) {
        desk(canvas, StudyScenes::code);
    }

    /** A desk with a page of text and a picture on the screen. */
    static void writing(Canvas canvas) {
        desk(canvas, StudyScenes::page);
    }

    /** @param screenful draws what is on the screen, given its left edge */
    private static void desk(Canvas canvas, ObjDoubleConsumer<Canvas> screenful) {
        Color wall = mix(canvas.mood.far, canvas.mood.skyBottom, 0.45);
        canvas.fade(pale(wall, 0.15), wall, 0, 520, Canvas.frame());
        shelf(canvas);
        canvas.fade(
                new Color(0xB98A5C), new Color(0x7C5534), 520, HEIGHT, new Rectangle2D.Double(0, 520, WIDTH, HEIGHT));
        double x = canvas.between(340, 480);
        canvas.round(new Color(0x2A2F3A), x, 190, 480, 310, 18);
        var screen = new Rectangle2D.Double(x + 18, 208, 444, 270);
        canvas.fade(mix(canvas.mood.ink, canvas.mood.cool, 0.15), canvas.mood.ink, 208, 478, screen);
        screenful.accept(canvas, x + 18);
        canvas.polygon(new Color(0xC9CDD2), x - 40, 500, x + 520, 500, x + 560, 548, x - 80, 548);
        canvas.polygon(new Color(0x8D939C), x - 80, 548, x + 560, 548, x + 550, 560, x - 70, 560);
        for (int row = 0; row < 3; row++) {
            canvas.line(
                    new Color(0x8D939C),
                    6,
                    x - 18 - row * 9.0,
                    510 + row * 11.0,
                    x + 498 + row * 9.0,
                    510 + row * 11.0);
        }
        cup(canvas, x + 640, 570);
        IndoorScenes.vase(canvas, canvas.mood.cool, x - 190, 575, 96);
        for (int i = -3; i <= 3; i++) {
            var leaf = new Path2D.Double();
            leaf.moveTo(x - 190, 435);
            leaf.quadTo(x - 190 + i * 22, 360, x - 190 + i * 34, 320 + i * i * 8.0);
            canvas.stroke(mix(new Color(0x4E8A4B), canvas.mood.ink, 0.15), 11, leaf);
        }
    }

    private static void shelf(Canvas canvas) {
        canvas.rect(new Color(0x8A5A36), 60, 130, 240, 12);
        double x = 70;
        while (x < 270) {
            double width = canvas.between(16, 30);
            double height = canvas.between(60, 92);
            canvas.rect(
                    canvas.pick(canvas.mood.warm, canvas.mood.cool, canvas.mood.near, new Color(0xE8DCC0)),
                    x,
                    130 - height,
                    width,
                    height);
            x += width + 3;
        }
        canvas.round(new Color(0xF4EFE4), 930, 50, 200, 140, 6);
        canvas.round(canvas.mood.skyBottom, 942, 62, 176, 116, 4);
        canvas.polygon(canvas.mood.mid, 942, 178, 1000, 100, 1050, 150, 1080, 122, 1118, 178);
        canvas.circle(canvas.mood.warm, 1084, 88, 13);
    }

    private static void code(Canvas canvas, double x) {
        Color[] ink = {
            canvas.mood.warm, pale(canvas.mood.cool, 0.3), new Color(0x9CB44A), new Color(0xD8DEE6), new Color(0xE4697B)
        };
        for (int row = 0; row < 12; row++) {
            double left = x + 20 + canvas.count(0, 3) * 24;
            for (int part = 0; part < canvas.count(1, 4) && left < x + 360; part++) {
                double width = canvas.between(26, 80);
                canvas.round(canvas.pick(ink), left, 224 + row * 21.0, width, 9, 4);
                left += width + 12;
            }
        }
    }

    private static void page(Canvas canvas, double x) {
        canvas.rect(new Color(0xF6F3EA), x, 208, 444, 270);
        canvas.rect(canvas.mood.cool, x, 208, 444, 34);
        canvas.round(canvas.mood.mid, x + 250, 258, 176, 110, 6);
        canvas.circle(canvas.mood.warm, x + 390, 290, 16);
        for (int row = 0; row < 9; row++) {
            double width = row < 5 ? canvas.between(150, 205) : canvas.between(330, 408);
            double right = row < 5 ? x + 232 : x + 426;
            canvas.round(
                    mix(new Color(0xF6F3EA), canvas.mood.ink, row == 0 ? 0.8 : 0.35),
                    right - width,
                    262 + row * 23.0,
                    width,
                    row == 0 ? 13 : 8,
                    4);
        }
    }

    private static void cup(Canvas canvas, double x, double y) {
        canvas.ring(pale(canvas.mood.warm, 0.1), 9, x + 44, y - 40, 20);
        canvas.round(canvas.mood.warm, x - 42, y - 82, 86, 84, 14);
        canvas.ellipse(new Color(0x4A2D1C), x + 1, y - 80, 40, 9);
        canvas.ellipse(clear(Color.BLACK, 0.18), x, y + 6, 62, 8);
        var steam = new Path2D.Double();
        steam.moveTo(x, y - 100);
        steam.curveTo(x - 20, y - 125, x + 20, y - 145, x, y - 172);
        canvas.stroke(clear(Color.WHITE, 0.7), 7, steam);
    }
}
