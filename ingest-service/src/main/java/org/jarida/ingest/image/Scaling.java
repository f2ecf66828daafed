package org.jarida.ingest.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;

/** Turns and shrinks pictures; never enlarges. */
final class Scaling {

    private Scaling() {}

    static BufferedImage upright(BufferedImage stored, Orientation orientation) {
        if (orientation.tag() == 1) {
            return stored;
        }
        int width = orientation.turned() ? stored.getHeight() : stored.getWidth();
        int height = orientation.turned() ? stored.getWidth() : stored.getHeight();
        BufferedImage upright =
                new BufferedImage(width, height, typeFor(stored.getColorModel().hasAlpha()));
        Graphics2D canvas = upright.createGraphics();
        canvas.drawImage(stored, orientation.upright(stored.getWidth(), stored.getHeight()), null);
        canvas.dispose();
        return upright;
    }

    /** The same picture in plain RGB, with an alpha channel only when something shows through. */
    static BufferedImage plain(BufferedImage image) {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), typeFor(isTranslucent(image)));
        if (image.getColorModel().hasAlpha() && isGrey(image)) {
            copyGrey(image, plain);
            return plain;
        }
        Graphics2D canvas = plain.createGraphics();
        canvas.drawImage(image, 0, 0, null);
        canvas.dispose();
        return plain;
    }

    private static boolean isGrey(BufferedImage image) {
        return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /** Java takes grey with alpha for linear light, which files never mean, and would make it brighter. */
    private static void copyGrey(BufferedImage grey, BufferedImage to) {
        var samples = grey.getRaster();
        int toEightBits = grey.getColorModel().getComponentSize(0) - 8;
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                int light = samples.getSample(x, y, 0) >> toEightBits;
                int alpha = samples.getSample(x, y, 1) >> toEightBits;
                to.setRGB(x, y, (alpha << 24) | (light << 16) | (light << 8) | light);
            }
        }
    }

    /** Halves until less than half is missing, so that no pixel is passed over, then takes the last step. */
    static BufferedImage toWidth(BufferedImage image, int width) {
        BufferedImage current = image;
        while (current.getWidth() > width) {
            int next = Math.max(width, (current.getWidth() + 1) / 2);
            int height = Math.max(1, Math.round((float) image.getHeight() * next / image.getWidth()));
            current = drawn(current, next, height);
        }
        return current;
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage smaller = new BufferedImage(width, height, image.getType());
        Graphics2D canvas = smaller.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return smaller;
    }

    private static boolean isTranslucent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int typeFor(boolean alpha) {
        return alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }
}
