package org.jarida.ingest.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes pictures as JPEG, or as PNG where something shows through them; no metadata comes along. */
final class Encoding {

    private static final float QUALITY = 0.85f;
    private static final int LARGEST = 12_000_000;
    private static final int ETAG_DIGITS = 32;

    private Encoding() {}

    static Rendition encode(BufferedImage image, int width) throws IOException, RefusedImageException {
        boolean alpha = image.getColorModel().hasAlpha();
        byte[] bytes = alpha ? png(image) : jpeg(image);
        if (bytes.length > LARGEST) {
            throw new RefusedImageException("too large to be served");
        }
        String etag = DigestUtils.sha256Hex(bytes).substring(0, ETAG_DIGITS);
        return new Rendition(width, alpha ? "image/png" : "image/jpeg", etag, bytes);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("no PNG encoder");
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
