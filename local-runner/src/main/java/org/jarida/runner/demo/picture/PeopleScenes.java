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
import java.awt.geom.Rectangle2D;

/** Scenes with people together: sport, stage, market. */
final class PeopleScenes {

    private PeopleScenes() {}

    private static final Color[] CLOTHES = {
        new Color(0xC8433A),
        new Color(0x2F6F8F),
        new Color(0xE8B84A),
        new Color(0xF4F1E8),
        new Color(0x3E8E6E),
        new Color(0x7A5C99)
    };

    static void stadium(Canvas canvas) {
        Motifs.sky(canvas, 260);
        Color stand = mix(canvas.mood.mid, canvas.mood.ink, 0.35);
        canvas.fill(stand, Canvas.path(true, 0, 190, 180, 235, 1020, 235, WIDTH, 190, WIDTH, 440, 0, 440));
        for (int row = 0; row < 11; row++) {
            for (int i = 0; i < 100; i++) {
                double x = i * 12.2 + canvas.between(-2, 2);
                double edge = x < 180 ? 190 + x * 0.25 : x > 1020 ? 235 - (x - 1020) * 0.25 : 235;
                double y = edge + 14 + row * 15;
                if (y < 410 && canvas.chance(0.9)) {
                    canvas.circle(
                            mix(canvas.pick(CLOTHES), canvas.mood.ink, canvas.mood.dark() ? 0.3 : 0.08), x, y, 4.6);
                }
            }
        }
        canvas.rect(canvas.mood.warm, 0, 400, WIDTH, 8);
        canvas.rect(pale(canvas.mood.light, 0.5), 0, 408, WIDTH, 32);
        for (int i = 0; i < 8; i++) {
            canvas.rect(canvas.pick(canvas.mood.cool, canvas.mood.warm, canvas.mood.near), i * 150 + 3.0, 411, 144, 26);
        }
        for (double x : new double[] {90, 1110}) {
            canvas.line(canvas.mood.ink, 9, x, 400, x, 90);
            canvas.round(canvas.mood.ink, x - 52, 60, 104, 44, 6);
            for (int i = 0; i < 8; i++) {
                int row = i / 4;
                canvas.circle(canvas.mood.light, x - 37 + i % 4 * 25.0, 72 + row * 20.0, 8);
            }
            canvas.circle(clear(canvas.mood.light, canvas.mood.dark() ? 0.2 : 0.1), x, 82, 110);
        }
        pitch(canvas);
    }

    private static void pitch(Canvas canvas) {
        Color grass = mix(new Color(0x4E9A51), canvas.mood.ink, canvas.mood.dark() ? 0.22 : 0.03);
        for (int i = 0; i < 12; i++) {
            double far = i * 100;
            double left = 600 + (far - 600) * 1.9;
            double right = 600 + (far + 100 - 600) * 1.9;
            canvas.polygon(
                    i % 2 == 0 ? grass : dark(grass, 0.09), far, 440, far + 100, 440, right, HEIGHT, left, HEIGHT);
        }
        Color chalk = clear(Color.WHITE, 0.85);
        canvas.line(chalk, 4, 0, 456, WIDTH, 456);
        canvas.stroke(chalk, 4, new Ellipse2D.Double(430, 500, 340, 110));
        canvas.line(chalk, 4, 600, 456, 600, HEIGHT);
        Color home = canvas.pick(CLOTHES[0], CLOTHES[2], CLOTHES[4]);
        Color away = canvas.pick(CLOTHES[1], CLOTHES[3], CLOTHES[5]);
        for (int i = 0; i < 11; i++) {
            double y = canvas.between(490, 650);
            double x = 70 + i * 105 + canvas.between(-30, 30);
            canvas.ellipse(clear(Color.BLACK, 0.22), x, y, 22, 5);
            Motifs.person(canvas, i % 2 == 0 ? home : away, x, y, 62 + (y - 490) * 0.3);
        }
        double ball = canvas.between(480, 720);
        canvas.ellipse(clear(Color.BLACK, 0.25), ball, 612, 12, 4);
        canvas.circle(Color.WHITE, ball, 601, 11);
        canvas.circle(canvas.mood.ink, ball, 601, 4);
    }

    static void cyclists(Canvas canvas) {
        Motifs.sky(canvas, 380);
        Motifs.hills(canvas, canvas.mood.far, 330, 60);
        Motifs.Ground ground = Motifs.hills(canvas, canvas.mood.mid, 430, 30);
        for (int i = 0; i < 12; i++) {
            double x = canvas.between(0, WIDTH);
            Motifs.tree(canvas, canvas.mood.near, x, ground.at(x) + 14, canvas.between(50, 110));
        }
        canvas.fade(
                mix(canvas.mood.ink, canvas.mood.far, 0.45),
                mix(canvas.mood.ink, canvas.mood.far, 0.25),
                500,
                HEIGHT,
                new Rectangle2D.Double(0, 500, WIDTH, HEIGHT));
        canvas.rect(canvas.mood.light, 0, 500, WIDTH, 5);
        for (int x = 10; x < WIDTH; x += 150) {
            canvas.rect(clear(Color.WHITE, 0.7), x, 640, 80, 7);
        }
        int riders = canvas.count(4, 6);
        for (int i = 0; i < riders; i++) {
            double y = 560 + i % 2 * 62.0;
            cyclist(
                    canvas,
                    CLOTHES[(i + canvas.count(0, 5)) % CLOTHES.length],
                    110 + i * (1000.0 / riders),
                    y,
                    0.9 + i % 2 * 0.22);
        }
    }

    private static void cyclist(Canvas canvas, Color jersey, double x, double y, double scale) {
        canvas.at(x, y, scale, 0, () -> {
            canvas.ellipse(clear(Color.BLACK, 0.28), 30, 34, 92, 8);
            Color frame = pale(jersey, 0.15);
            for (double wheel : new double[] {-24, 84}) {
                canvas.ring(new Color(0x1D2026), 6, wheel, 0, 32);
                canvas.circle(new Color(0xC9CDD2), wheel, 0, 4);
            }
            canvas.stroke(frame, 6, Canvas.path(false, -24, 0, 4, -46, 62, -48, 26, 2, -24, 0));
            canvas.line(frame, 6, 26, 2, 4, -46);
            canvas.line(frame, 6, 84, 0, 62, -56);
            canvas.line(canvas.mood.ink, 5, 62, -56, 74, -60);
            canvas.line(canvas.mood.ink, 6, -8, -52, 14, -52);
            Color skin = canvas.pick(new Color(0xE0AC7E), new Color(0xC68642), new Color(0x8D5524));
            canvas.stroke(canvas.mood.ink, 13, Canvas.path(false, 2, -60, 36, -38, 24, -14));
            canvas.stroke(skin, 9, Canvas.path(false, 24, -14, 18, 14));
            canvas.stroke(jersey, 24, Canvas.path(false, 4, -68, 42, -98));
            canvas.stroke(skin, 9, Canvas.path(false, 44, -92, 52, -72, 70, -62));
            canvas.circle(skin, 62, -114, 13);
            canvas.fill(pale(jersey, 0.35), new Arc2D.Double(44, -134, 38, 34, -10, 190, Arc2D.CHORD));
        });
    }

    static void stage(Canvas canvas) {
        Color curtain = mix(new Color(0x9E2B36), canvas.mood.ink, 0.15);
        canvas.fade(dark(canvas.mood.ink, 0.3), mix(canvas.mood.near, canvas.mood.ink, 0.3), 0, 520, Canvas.frame());
        for (int i = 0; i < 4; i++) {
            double x = 180 + i * 280 + canvas.between(-40, 40);
            double aim = 600 + canvas.between(-260, 260);
            Color beam = canvas.pick(canvas.mood.light, canvas.mood.warm, pale(canvas.mood.cool, 0.3));
            canvas.polygon(clear(beam, 0.2), x - 12, 0, x + 12, 0, aim + 130, 520, aim - 130, 520);
            canvas.ellipse(clear(beam, 0.28), aim, 522, 130, 20);
        }
        canvas.fade(new Color(0x8A5A36), new Color(0x4A2D1C), 505, 600, new Rectangle2D.Double(0, 505, WIDTH, 100));
        for (int i = 0; i < 7; i++) {
            double lean = (i - 3) * 26;
            canvas.line(clear(Color.BLACK, 0.2), 2, i * 200.0, 505, i * 200.0 + lean, 605);
        }
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 5; i++) {
                double x = side == 0 ? i * 42.0 : WIDTH - 42 - i * 42.0;
                canvas.round(i % 2 == 0 ? curtain : dark(curtain, 0.22), x, -20, 44, 535 - i * 12.0, 14);
            }
        }
        for (int i = 0; i < 12; i++) {
            canvas.fill(
                    i % 2 == 0 ? curtain : dark(curtain, 0.18),
                    new Arc2D.Double(i * 100.0 - 5, -70, 110, 150, 180, 180, Arc2D.CHORD));
        }
        int players = canvas.count(3, 5);
        for (int i = 0; i < players; i++) {
            musician(canvas, CLOTHES[(i * 2 + 1) % CLOTHES.length], 600 + (i - (players - 1) / 2.0) * 165, 540, i);
        }
        for (int row = 0; row < 2; row++) {
            for (double x = canvas.between(-20, 10); x < WIDTH + 30; x += canvas.between(52, 74)) {
                double y = 640 + row * 34;
                canvas.circle(dark(canvas.mood.ink, 0.25 + row * 0.3), x, y - 24, 22);
                canvas.round(dark(canvas.mood.ink, 0.25 + row * 0.3), x - 34, y - 4, 68, 90, 26);
            }
        }
    }

    private static void musician(Canvas canvas, Color clothes, double x, double y, int instrument) {
        Motifs.person(canvas, clothes, x, y, 190);
        if (instrument % 3 == 0) {
            canvas.at(x, y - 98, 1, -0.5, () -> {
                canvas.ellipse(new Color(0xB4703A), -8, 0, 40, 28);
                canvas.circle(new Color(0x4A2D1C), -6, 0, 9);
                canvas.line(new Color(0x6B4226), 8, 28, 0, 96, 0);
                canvas.line(pale(canvas.mood.light, 0.3), 1.5, -30, 0, 96, 0);
            });
        } else if (instrument % 3 == 1) {
            canvas.line(canvas.mood.far, 4, x + 36, y, x + 36, y - 148);
            canvas.circle(canvas.mood.far, x + 34, y - 152, 9);
        } else {
            canvas.fill(
                    new Color(0xB4703A),
                    Canvas.path(true, x - 46, y - 80, x + 22, y - 80, x + 8, y - 4, x - 32, y - 4));
            canvas.ellipse(new Color(0xF1E3C6), x - 12, y - 80, 34, 11);
        }
    }

    static void market(Canvas canvas) {
        Motifs.sky(canvas, 330);
        Color wall = mix(canvas.mood.light, canvas.mood.far, canvas.mood.dark() ? 0.75 : 0.4);
        canvas.rect(wall, 0, 190, WIDTH, 400);
        for (int i = 0; i < 6; i++) {
            canvas.fill(mix(wall, canvas.mood.ink, 0.3), Motifs.arch(50 + i * 200.0, 235, 110, 240));
        }
        canvas.fade(
                mix(new Color(0xC9A27A), canvas.mood.near, 0.35),
                mix(new Color(0x8A6A4C), canvas.mood.ink, 0.3),
                520,
                HEIGHT,
                new Rectangle2D.Double(0, 520, WIDTH, HEIGHT));
        for (int i = 0; i < 4; i++) {
            Color color = CLOTHES[(i + canvas.count(0, 2) * 2) % CLOTHES.length];
            stall(
                    canvas,
                    color.equals(CLOTHES[3]) ? canvas.mood.warm : color,
                    14 + i * 300 + canvas.between(-6, 6),
                    285 + canvas.between(-14, 14));
        }
        for (int i = 0; i < canvas.count(4, 6); i++) {
            Motifs.person(
                    canvas,
                    canvas.pick(CLOTHES),
                    100 + i * 215 + canvas.between(-50, 50),
                    645 + canvas.between(-12, 14),
                    canvas.between(170, 200));
        }
        canvas.line(canvas.mood.ink, 2, 0, 150, WIDTH, 150);
        for (int x = 30; x < WIDTH; x += 75) {
            canvas.polygon(canvas.pick(CLOTHES), x, 150, x + 40, 150, x + 20, 186);
        }
    }

    private static void stall(Canvas canvas, Color color, double x, double y) {
        canvas.rect(clear(Color.BLACK, 0.3), x + 10, y + 70, 250, 200);
        Motifs.person(canvas, canvas.pick(CLOTHES), x + canvas.between(70, 200), y + 270, 180);
        canvas.line(new Color(0x6B4226), 8, x + 8, y + 20, x + 8, y + 310);
        canvas.line(new Color(0x6B4226), 8, x + 262, y + 20, x + 262, y + 310);
        canvas.rect(new Color(0x8A5A36), x, y + 205, 270, 90);
        for (int i = 0; i < 3; i++) {
            Color fruit = canvas.pick(
                    new Color(0xE08A2E),
                    new Color(0xC8433A),
                    new Color(0x7FA650),
                    new Color(0xE8C84A),
                    new Color(0x6B3A5B));
            double left = x + 8 + i * 86;
            for (int n = 0; n < 16; n++) {
                int layer = n / 6;
                canvas.circle(
                        mix(fruit, n % 3 == 0 ? Color.WHITE : Color.BLACK, 0.1),
                        left + 10 + n % 6 * 12.0,
                        y + 196 - layer * 11.0,
                        9);
            }
            canvas.rect(new Color(0xB98A54), left, y + 200, 80, 34);
            canvas.line(new Color(0x8A6239), 3, left, y + 217, left + 80, y + 217);
        }
        for (int i = 0; i < 9; i++) {
            Color stripe = i % 2 == 0 ? color : new Color(0xF6F0E2);
            double left = x - 14 + i * 33;
            canvas.polygon(
                    stripe, x + 6 + i * 28.6, y - 20, x + 6 + (i + 1) * 28.6, y - 20, left + 33, y + 48, left, y + 48);
            canvas.fill(stripe, new Arc2D.Double(left, y + 34, 33, 28, 180, 180, Arc2D.CHORD));
        }
    }
}
