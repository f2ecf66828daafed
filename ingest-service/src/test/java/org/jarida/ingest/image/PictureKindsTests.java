package org.jarida.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jarida.ingest.image.PictureFiles.ascii;
import static org.jarida.ingest.image.PictureFiles.encoded;
import static org.jarida.ingest.image.PictureFiles.exif;
import static org.jarida.ingest.image.PictureFiles.joined;
import static org.jarida.ingest.image.PictureFiles.quarters;
import static org.jarida.ingest.image.PictureFiles.withChunk;
import static org.jarida.ingest.image.PictureFiles.withSegment;

import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file that a newspaper or its enemy serves, made here. */
class PictureKindsTests {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);

    /** 160 by 120, its left half red, its right half blue. */
    private static final byte[] LOSSY_WEBP_CHUNK = Arrays.copyOfRange(
            Base64.getDecoder()
                    .decode(
                            "UklGRpwAAABXRUJQVlA4IJAAAAAQCQCdASqgAHgAPrVaqU8nJaQiI6gA4BaJZ27hc0D9ngfir+AAAfYC4P/aiAC4/fmnxQKy"
                                    + "SIGU04lcpdVPSfkeuQMP+vMDKacSkHNh2PlLDdAA/v2X3//GyZKDEc///XAPMhw/SjXpFE4/rkD//64B5kOH6dn6/SlO"
                                    + "xBKV6IZ4DQ/n0+d2BQRQzAJcCAAAAAA="),
            12,
            164);

    private final ImageDeriver deriver = new ImageDeriver(
            new ImageSettings(16, 25_000_000, Duration.ofSeconds(10), 1, Duration.ofDays(30), Duration.ofHours(6)));

    @AfterEach
    void close() {
        deriver.close();
    }

    private BufferedImage served(byte[] file) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(
                deriver.derive(file).renditions().getLast().bytes()));
    }

    private static void assertQuarters(BufferedImage image, String names) {
        for (int i = 0; i < 4; i++) {
            int x = image.getWidth() / 4 + i % 2 * image.getWidth() / 2;
            int y = image.getHeight() / 4 + i / 2 * image.getHeight() / 2;
            assertNear(new Color(image.getRGB(x, y)), COLOURS.get("RGBW".indexOf(names.charAt(i))));
        }
    }

    private static void assertNear(Color colour, Color expected) {
        assertThat(List.of(
                        Math.abs(colour.getRed() - expected.getRed()),
                        Math.abs(colour.getGreen() - expected.getGreen()),
                        Math.abs(colour.getBlue() - expected.getBlue())))
                .as("%s instead of %s", colour, expected)
                .allMatch(difference -> difference <= 24);
    }

    /** The quarters as seen: red, green, blue and white, from the upper left to the lower right. */
    @ParameterizedTest
    @CsvSource({
        "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB", "0, RGBW", "9, RGBW"
    })
    void everyOrientationIsTurnedUpright(int orientation, String seen) throws Exception {
        byte[] name = ascii("Exif\0\0");
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            byte[] exif = exif(orientation, order);
            for (byte[] file : List.of(
                    withSegment(encoded(quarters(160, 80), "jpeg"), 0xe1, joined(name, exif)),
                    withSegment(
                            withSegment(encoded(quarters(160, 80), "jpeg"), 0xe1, joined(name, exif)),
                            0xe1,
                            ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")),
                    withChunk(encoded(quarters(160, 80), "png"), "eXIf", exif))) {
                var image = served(file);

                assertThat(image.getWidth()).isEqualTo(orientation >= 5 && orientation <= 8 ? 80 : 160);
                assertQuarters(image, seen);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void webpIsTurnedUprightToo(boolean named) throws Exception {
        byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
        var image = served(PictureFiles.webp(
                PictureFiles.webpCanvas(160, 120, 8),
                LOSSY_WEBP_CHUNK,
                PictureFiles.webpChunk("EXIF", named ? joined(ascii("Exif\0\0"), exif) : exif)));

        assertThat(image.getWidth()).isEqualTo(120);
        assertThat(image.getHeight()).isEqualTo(160);
        assertThat(new Color(image.getRGB(60, 30)).getRed()).isGreaterThan(200);
        assertThat(new Color(image.getRGB(60, 130)).getBlue()).isGreaterThan(200);
    }

    @Test
    void nothingButThePictureIsServed() throws Exception {
        byte[] exif = exif(1, ByteOrder.BIG_ENDIAN);
        byte[] jpeg = encoded(quarters(1400, 700), "jpeg");
        jpeg = withSegment(jpeg, 0xfe, ascii("SECRET COMMENT"));
        jpeg = withSegment(jpeg, 0xed, ascii("Photoshop 3.0\08BIM SECRET IPTC"));
        jpeg = withSegment(jpeg, 0xe1, ascii("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET XMP</x:xmpmeta>"));
        jpeg = withSegment(jpeg, 0xe1, joined(ascii("Exif\0\0"), exif));
        byte[] png = withChunk(encoded(quarters(1400, 700), "png"), "tEXt", ascii("Author\0SECRET TEXT"));
        png = withChunk(png, "iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0SECRET XMP"));
        png = withChunk(png, "eXIf", exif);
        var translucent = new BufferedImage(1400, 700, BufferedImage.TYPE_INT_ARGB);
        byte[] clear = withChunk(encoded(translucent, "png"), "tEXt", ascii("Author\0SECRET TEXT"));
        for (byte[] file : List.of(jpeg, png, clear)) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("SECRET");
            var renditions = deriver.derive(file).renditions();
            assertThat(renditions).extracting(Rendition::width).containsExactly(320, 640, 1280);
            assertThat(renditions)
                    .allSatisfy(rendition -> assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                            .doesNotContain("SECRET", "Exif", "Photoshop", "xmp", "tEXt", "iTXt", "eXIf"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "png, BYTE_GRAY",
        "png, USHORT_GRAY",
        "png, BYTE_INDEXED",
        "png, 3BYTE_BGR",
        "jpeg, BYTE_GRAY",
        "gif, BYTE_INDEXED"
    })
    void everyDepthOfColourKeepsItsColours(String format, String kind) throws Exception {
        int type = BufferedImage.class.getField("TYPE_" + kind).getInt(null);
        var image = new BufferedImage(160, 80, type);
        var canvas = image.createGraphics();
        canvas.drawImage(quarters(160, 80), 0, 0, null);
        canvas.dispose();
        var served = served(encoded(image, format));
        for (int[] at : new int[][] {{40, 20}, {120, 20}, {40, 60}, {120, 60}}) {
            int written = kind.endsWith("GRAY")
                    ? image.getRaster().getSample(at[0], at[1], 0) >> (kind.startsWith("USHORT") ? 8 : 0)
                    : -1;
            assertNear(
                    new Color(served.getRGB(at[0], at[1])),
                    written < 0 ? new Color(image.getRGB(at[0], at[1])) : new Color(written, written, written));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void greyWithAlphaIsNoBrighterThanItWas(int bits) throws Exception {
        int buffer = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        int full = (1 << bits) - 1;
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, Transparency.TRANSLUCENT, buffer);
        var raster = model.createCompatibleWritableRaster(100, 100);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 100; y++) {
                raster.setPixel(x, y, new int[] {full / 2, x < 50 ? full : 0});
            }
        }
        var served = served(encoded(new BufferedImage(model, raster, false, null), "png"));

        assertNear(new Color(served.getRGB(25, 50)), new Color(127, 127, 127));
        assertThat(new Color(served.getRGB(75, 50), true).getAlpha()).isZero();
    }

    @Test
    void sixteenBitsOfColourAndAlphaAreServedInEight() throws Exception {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        var raster = model.createCompatibleWritableRaster(100, 100);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 100; y++) {
                raster.setPixel(x, y, new int[] {0xffff, 0x8000, 0, x < 50 ? 0xffff : 0x8000});
            }
        }
        var served = served(encoded(new BufferedImage(model, raster, false, null), "png"));

        assertNear(new Color(served.getRGB(25, 50)), new Color(255, 128, 0));
        assertThat(new Color(served.getRGB(75, 50), true).getAlpha()).isBetween(120, 136);
    }

    /** As print shops save them: four inks, each stored as what is left of the white. */
    @Test
    void fourInksBecomeTheColoursTheyPrint() throws Exception {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 160, 80, 4, null);
        int[][] inks = {{0, 255, 255, 0}, {255, 0, 255, 0}, {255, 255, 0, 0}, {0, 0, 0, 0}};
        for (int x = 0; x < 160; x++) {
            for (int y = 0; y < 80; y++) {
                int[] ink = inks[x / 80 + y / 40 * 2];
                raster.setPixel(x, y, new int[] {255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]});
            }
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] file =
                withSegment(bytes.toByteArray(), 0xee, joined(ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0}));

        var served = served(file);

        for (int i = 0; i < 4; i++) {
            var colour = new Color(served.getRGB(40 + i % 2 * 80, 20 + i / 2 * 40));
            assertThat(colour.getRed() > 150).as("red of %s", colour).isEqualTo(i == 0 || i == 3);
            assertThat(colour.getBlue() > 110).as("blue of %s", colour).isEqualTo(i >= 2);
            assertThat(colour.getGreen() > 130).as("green of %s", colour).isEqualTo(i == 1 || i == 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void whatComesInSeveralPassesIsServedWhole(String format) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(quarters(160, 80), null, null), param);
        } finally {
            writer.dispose();
        }
        assertQuarters(served(bytes.toByteArray()), "RGBW");
    }

    @Test
    void ofAMovingPictureTheFirstFrameIsServed() throws Exception {
        var first = quarters(160, 80);
        var other = new BufferedImage(160, 80, BufferedImage.TYPE_INT_RGB);
        byte[] file = animated(first, other, 3);

        var image = served(file);

        assertQuarters(image, "RGBW");
        assertThat(ImageType.of(file)).contains(ImageType.GIF);
    }

    private static byte[] animated(BufferedImage first, BufferedImage others, int frames) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                var frame = i == 0 ? first : others;
                var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "png",
                "gif",
                "gif screen",
                "jpeg",
                "lossy",
                "lossless",
                "canvas",
                "lossy in a small canvas",
                "lossless in a small canvas"
            })
    void whatSaysThatItIsHugeIsRefusedForLittleMemory(String kind) {
        byte[] file = switch (kind) {
            case "png" -> PictureFiles.pngHeader(100_000, 100_000);
            case "gif" -> PictureFiles.gifHeader(100, 100, 65_000, 65_000);
            case "gif screen" -> PictureFiles.gifHeader(65_000, 65_000, 65_000, 65_000);
            case "jpeg" -> PictureFiles.jpegHeader(65_000, 65_000);
            case "lossy" -> PictureFiles.webp(PictureFiles.webpLossyHeader(16_383, 16_383));
            case "lossless" -> PictureFiles.webp(PictureFiles.webpLosslessHeader(16_383, 16_383));
            case "canvas" ->
                PictureFiles.webp(PictureFiles.webpCanvas(1 << 24, 1 << 24, 0), PictureFiles.webpLossyHeader(100, 100));
            case "lossy in a small canvas" ->
                PictureFiles.webp(PictureFiles.webpCanvas(200, 200, 0), PictureFiles.webpLossyHeader(16_383, 16_383));
            default ->
                PictureFiles.webp(
                        PictureFiles.webpCanvas(200, 200, 0), PictureFiles.webpLosslessHeader(16_383, 16_383));
        };
        long before = allocated();

        assertThatExceptionOfType(RefusedImageException.class).isThrownBy(() -> deriver.derive(file));

        assertThat(allocated() - before).as("bytes allocated").isLessThan(50_000_000);
    }

    @Test
    void aBombInTheMetadataIsNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(packed)) {
            deflate.write(new byte[200_000_000]);
        }
        byte[] file = encoded(quarters(160, 80), "png");
        file = withChunk(file, "zTXt", joined(ascii("Comment\0\0"), packed.toByteArray()));
        file = withChunk(file, "iTXt", joined(ascii("Comment\0\1\0\0\0"), packed.toByteArray()));
        file = withChunk(file, "iCCP", joined(ascii("Profile\0\0"), packed.toByteArray()));
        long before = allocated();

        assertQuarters(served(file), "RGBW");

        assertThat(allocated() - before).as("bytes allocated").isLessThan(50_000_000);
    }

    @Test
    void tenThousandFramesCostNoMoreThanOne() throws Exception {
        var frame = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_INDEXED);
        byte[] file = animated(frame, frame, 10_000);
        long before = allocated();

        assertThat(deriver.derive(file).width()).isEqualTo(16);

        assertThat(allocated() - before).as("bytes allocated").isLessThan(50_000_000);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }
}
