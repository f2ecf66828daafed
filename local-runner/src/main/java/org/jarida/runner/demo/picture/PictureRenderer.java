package org.jarida.runner.demo.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws and encodes pictures of 1200 by 675 pixels. The same specification gives the same bytes in every JVM of one JDK
 * release: images are identified by the hash of their bytes. One picture is drawn at a time, so that drawing never
 * needs more than one frame of memory (about 3 MB).
 */
public final class PictureRenderer {

    public static final int WIDTH = Canvas.WIDTH;
    public static final int HEIGHT = Canvas.HEIGHT;
    private static final float JPEG_QUALITY = 0.86f;

    private final ReentrantLock drawing = new ReentrantLock();

    public byte[] render(PictureSpec spec) {
        drawing.lock();
        try {
            return encode(draw(spec), spec.format());
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be encoded in memory: " + spec, e);
        } finally {
            drawing.unlock();
        }
    }

    private static BufferedImage draw(PictureSpec spec) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Scenes.named(spec.scene()).paint(new Canvas(graphics, spec.mood(), spec.seed()));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static byte[] encode(BufferedImage image, PictureSpec.Format format) throws IOException {
        ImageWriter writer =
                ImageIO.getImageWritersByFormatName(format.extension()).next();
        var bytes = new ByteArrayOutputStream(160 * 1024);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format == PictureSpec.Format.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
