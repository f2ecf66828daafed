package org.jarida.ingest.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files of pictures made byte by byte, for what no encoder writes. */
final class PictureFiles {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private PictureFiles() {}

    /** Red and green above blue and white. */
    static BufferedImage quarters(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        var colours = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
        for (int i = 0; i < 4; i++) {
            canvas.setColor(colours.get(i));
            canvas.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        canvas.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no encoder for " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A TIFF block of one tag, and some words behind it. */
    static byte[] exif(int orientation, ByteOrder order) {
        var block = ByteBuffer.allocate(64).order(order);
        block.put(ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        block.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        block.putShort((short) orientation).putShort((short) 0).putInt(0).put(ascii("SECRET EXIF 33.97N 6.84W"));
        return block.array();
    }

    /** A JPEG with a segment before all others. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        var whole = ByteBuffer.allocate(jpeg.length + data.length + 4);
        whole.put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data);
        return whole.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG with a chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        byte[] chunk = chunk(type, data);
        int header = PNG_SIGNATURE.length + 25;
        var whole = ByteBuffer.allocate(png.length + chunk.length);
        return whole.put(png, 0, header)
                .put(chunk)
                .put(png, header, png.length - header)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        var crc = new CRC32();
        crc.update(ascii(type));
        crc.update(data);
        var chunk = ByteBuffer.allocate(12 + data.length);
        return chunk.putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return joined(PNG_SIGNATURE, chunk("IHDR", header.array()));
    }

    static byte[] gifHeader(int screenWidth, int screenHeight, int width, int height) {
        var gif = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        gif.put(ascii("GIF89a")).putShort((short) screenWidth).putShort((short) screenHeight);
        gif.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 1, 1, 1});
        gif.put((byte) ',')
                .putInt(0)
                .putShort((short) width)
                .putShort((short) height)
                .put((byte) 0);
        return gif.put(new byte[] {2, 2, 0x4c, 1, 0, ';'}).array();
    }

    static byte[] jpegHeader(int width, int height) {
        var jpeg = ByteBuffer.allocate(64).putShort((short) 0xffd8);
        jpeg.putShort((short) 0xffc0)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width);
        return jpeg.put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0}).array();
    }

    static byte[] webp(byte[]... chunks) {
        byte[] body = joined(chunks);
        var file = ByteBuffer.allocate(12 + body.length).order(ByteOrder.LITTLE_ENDIAN);
        return file.put(ascii("RIFF"))
                .putInt(4 + body.length)
                .put(ascii("WEBP"))
                .put(body)
                .array();
    }

    static byte[] webpChunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(8 + data.length + (data.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(ascii(type)).putInt(data.length).put(data).array();
    }

    /** What stands before an extended WebP's picture. */
    static byte[] webpCanvas(int width, int height, int flags) {
        var data = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        data.putShort((short) (width - 1)).put((byte) ((width - 1) >> 16));
        return webpChunk(
                "VP8X",
                data.putShort((short) (height - 1))
                        .put((byte) ((height - 1) >> 16))
                        .array());
    }

    static byte[] webpLossyHeader(int width, int height) {
        var data = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {0x10, 0, 0});
        data.put(new byte[] {(byte) 0x9d, 1, 0x2a}).putShort((short) width).putShort((short) height);
        return webpChunk("VP8 ", data.array());
    }

    static byte[] webpLosslessHeader(int width, int height) {
        var data = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x2f);
        return webpChunk("VP8L", data.putInt((width - 1) | ((height - 1) << 14)).array());
    }

    static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
