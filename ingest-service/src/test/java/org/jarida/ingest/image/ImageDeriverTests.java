package org.jarida.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jarida.ingest.Newspaper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDeriverTests {

    /** 1 by 1; grown to size by nothing, so it is refused as a tracker: proof that the WebP decoder is found. */
    private static final byte[] TINY_WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private static final String LOSSY_WEBP =
            "UklGRpwAAABXRUJQVlA4IJAAAAAQCQCdASqgAHgAPrVaqU8nJaQiI6gA4BaJZ27hc0D9ngfir+AAAfYC4P/aiAC4/fmnxQKy"
                    + "SIGU04lcpdVPSfkeuQMP+vMDKacSkHNh2PlLDdAA/v2X3//GyZKDEc///XAPMhw/SjXpFE4/rkD//64B5kOH6dn6/SlOxBKV"
                    + "6IZ4DQ/n0+d2BQRQzAJcCAAAAAA=";

    private static final String LOSSLESS_WEBP = "UklGRigAAABXRUJQVlA4TBsAAAAvn8AdEA8wiBHzHwyBbHJ/6SxaRP+jqqoAWCkA";

    private static final String EXTENDED_WEBP =
            "UklGRn4CAABXRUJQVlA4WAoAAAAgAAAAnwAAdwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAA"
                    + "AABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAA"
                    + "ABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAA"
                    + "AAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAA"
                    + "AAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAA"
                    + "AABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggkAAAABAJ"
                    + "AJ0BKqAAeAA+tVqpTyclpCIjqADgFolnbuFzQP2eB+Kv4AAB9gLg/9qIALj9+afFArJIgZTTiVyl1U9J+R65Aw/68wMppxKQ"
                    + "c2HY+UsN0AD+/Zff/8bJkoMRz//9cA8yHD9KNekUTj+uQP//rgHmQ4fp2fr9KU7EEpXohngND+fT53YFBFDMAlwIAAAAAA==";

    private final ImageDeriver deriver = new ImageDeriver(
            new ImageSettings(100, 25_000_000, Duration.ofSeconds(10), 1, Duration.ofDays(30), Duration.ofHours(6)));

    @AfterEach
    void close() {
        deriver.close();
    }

    @ParameterizedTest
    @CsvSource({"2000, 1000, 320|640|1280", "1000, 500, 320|640|1000", "500, 400, 320|500", "200, 200, 200"})
    void derivesWidthsAndNeverEnlarges(int width, int height, String widths) throws Exception {
        DerivedImage image = deriver.derive(Newspaper.png(width, height, Color.BLUE));

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        assertThat(image.renditions())
                .extracting(Rendition::width)
                .containsExactlyElementsOf(
                        Arrays.stream(widths.split("\\|")).map(Integer::valueOf).toList());
        for (Rendition rendition : image.renditions()) {
            BufferedImage served = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
            assertThat(served.getWidth()).isEqualTo(rendition.width());
            assertThat(served.getHeight()).isEqualTo(rendition.width() * height / width);
            assertThat(new Color(served.getRGB(10, 10)).getBlue()).isGreaterThan(240);
        }
    }

    @Test
    void anOpaqueOneBecomesJpegATranslucentOneStaysPng() throws Exception {
        assertThat(deriver.derive(Newspaper.png(200, 200, Color.RED))
                        .renditions()
                        .getFirst()
                        .contentType())
                .isEqualTo("image/jpeg");
        assertThat(deriver.derive(encoded("png", BufferedImage.TYPE_INT_ARGB))
                        .renditions()
                        .getFirst()
                        .contentType())
                .isEqualTo("image/png");
        assertThat(deriver.derive(encoded("gif", BufferedImage.TYPE_INT_RGB))
                        .renditions()
                        .getFirst()
                        .contentType())
                .isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({"1, 400, 200", "3, 400, 200", "6, 200, 400", "8, 200, 400"})
    void turnsByExifAndDropsIt(int orientation, int width, int height) throws Exception {
        byte[] jpeg = withOrientation(leftRedRightBlue(), orientation);
        assertThat(Orientation.of(jpeg).tag()).isEqualTo(orientation);

        DerivedImage image = deriver.derive(jpeg);

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        Rendition widest = image.renditions().getLast();
        assertThat(Orientation.of(widest.bytes()).tag()).isEqualTo(1);
        assertThat(new String(widest.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        BufferedImage served = ImageIO.read(new ByteArrayInputStream(widest.bytes()));
        Color red = switch (orientation) {
            case 1 -> new Color(served.getRGB(20, 100));
            case 3 -> new Color(served.getRGB(300, 100));
            case 6 -> new Color(served.getRGB(100, 20));
            default -> new Color(served.getRGB(100, served.getHeight() - 20));
        };
        assertThat(red.getRed()).isGreaterThan(200);
        assertThat(red.getBlue()).isLessThan(60);
    }

    /** As a browser's encoder made them: 160 by 120, the left half painted, the right half blue or nothing at all. */
    @ParameterizedTest
    @CsvSource({
        "lossy, image/jpeg, " + LOSSY_WEBP,
        "lossless with alpha, image/png, " + LOSSLESS_WEBP,
        "extended with a colour profile, image/jpeg, " + EXTENDED_WEBP
    })
    void decodesEveryKindOfWebp(String kind, String contentType, String base64) throws Exception {
        DerivedImage image = deriver.derive(Base64.getDecoder().decode(base64));

        assertThat(image.width()).as(kind).isEqualTo(160);
        assertThat(image.height()).isEqualTo(120);
        assertThat(image.renditions()).singleElement().satisfies(rendition -> {
            assertThat(rendition.contentType()).isEqualTo(contentType);
            BufferedImage served = ImageIO.read(new ByteArrayInputStream(rendition.bytes()));
            Color left = new Color(served.getRGB(20, 60), true);
            Color right = new Color(served.getRGB(140, 60), true);
            if (contentType.equals("image/png")) {
                assertThat(left).isEqualTo(new Color(0, 0x88, 0));
                assertThat(right.getAlpha()).isZero();
            } else {
                assertThat(left.getRed()).isGreaterThan(200);
                assertThat(left.getBlue()).isLessThan(60);
                assertThat(right.getBlue()).isGreaterThan(200);
                assertThat(right.getRed()).isLessThan(60);
            }
        });
    }

    @Test
    void whatTakesTooLongToDecodeIsRefusedAndTheNextOneIsNot() throws Exception {
        byte[] large = Newspaper.png(4_900, 4_900, Color.GRAY);
        var hasty =
                new ImageSettings(100, 25_000_000, Duration.ofMillis(1), 1, Duration.ofDays(30), Duration.ofHours(6));
        try (ImageDeriver impatient = new ImageDeriver(hasty)) {
            assertThatExceptionOfType(RefusedImageException.class)
                    .isThrownBy(() -> impatient.derive(large))
                    .withMessage("takes too long to decode");
            assertThatExceptionOfType(RefusedImageException.class)
                    .isThrownBy(() -> impatient.derive(Newspaper.png(1, 1, Color.WHITE)))
                    .withMessage("too small");
        }
        assertThat(deriver.derive(large).width()).isEqualTo(4_900);
    }

    @Test
    void tooManyPixelsAreRefusedBeforeDecoding() {
        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(pngHeader(60_000, 60_000)))
                .withMessage("too many pixels");
    }

    @Test
    void trackersAndIconsAreRefused() {
        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(Newspaper.png(1, 1, Color.WHITE)))
                .withMessage("too small");
        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(TINY_WEBP))
                .withMessage("too small");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"500\" height=\"500\"/>",
                "<html>not found</html>",
                "",
                "GIF89a",
                "RIFF0000WEBPVP8 "
            })
    void whatIsNoPictureIsRefused(String bytes) {
        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void halfAPictureIsRefusedOrDecodedButNeverHangs() {
        byte[] whole = Newspaper.png(600, 600, Color.GREEN);

        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(Arrays.copyOf(whole, whole.length / 2)));
    }

    @Test
    void aDecoderThatRunsOnPastTheEndIsStopped() {
        byte[] whole = Base64.getDecoder().decode(LOSSLESS_WEBP);
        var input = BoundedImageInput.of(ImageType.WEBP, whole, () -> false);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < whole.length + 2_000; i++) {
                        assertThat(input.read()).isBetween(-1, 255);
                    }
                })
                .withMessage("ends before the picture does");
    }

    @Test
    void aDecoderThatDoesNotAskForTheTimeIsStoppedAsItReadsOn() throws Exception {
        var late = new AtomicBoolean();
        var input = BoundedImageInput.of(ImageType.JPEG, new byte[] {1, 2, 3}, late::get);
        assertThat(input.read()).isEqualTo(1);

        late.set(true);

        assertThatExceptionOfType(IOException.class).isThrownBy(input::read).withMessage("out of time");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> input.read(new byte[2]));
    }

    /** A solid area takes no bits at all, so that a decoder is at the end of the file long before the end of the picture. */
    @Test
    void aWebpThatEndsInNothingIsWholeAndOneThatIsCutOffIsRefusedAtOnce() throws Exception {
        byte[] whole = Base64.getDecoder().decode(LOSSLESS_WEBP);

        assertThat(deriver.derive(whole).width()).isEqualTo(160);
        assertThatExceptionOfType(RefusedImageException.class)
                .isThrownBy(() -> deriver.derive(manyCodesPastTheEnd()))
                .withMessage("broken");
    }

    /** A lossless WebP whose plan of codes has one pixel of value 65,535: as many sets of codes should follow, and none does. */
    private static byte[] manyCodesPastTheEnd() {
        var bits = new BitSet();
        int at = 0;
        // width and height less one, alpha, version; no transform, no cache, a plan of blocks of 512 pixels, no cache
        // in it
        int[][] fields = {{14, 199}, {14, 199}, {1, 0}, {3, 0}, {1, 0}, {1, 0}, {1, 1}, {3, 7}, {1, 0}};
        // the plan's codes of green, red, blue, alpha and distance: simple, one symbol, of eight bits, its value
        int[][] code = {{1, 1}, {1, 0}, {1, 1}, {8, 0xff}};
        for (int[][] part : new int[][][] {fields, code, code, code, code, code}) {
            for (int[] field : part) {
                for (int bit = 0; bit < field[0]; bit++, at++) {
                    bits.set(at, ((field[1] >> bit) & 1) == 1);
                }
            }
        }
        byte[] data = bits.toByteArray();
        ByteBuffer webp = ByteBuffer.allocate(21 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(13 + data.length);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(1 + data.length);
        return webp.put((byte) 0x2f).put(data).array();
    }

    private static byte[] encoded(String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(200, 200, type);
        image.setRGB(5, 5, 0x40ff0000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] leftRedRightBlue() throws IOException {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 200; y++) {
                image.setRGB(x, y, x < 200 ? 0xff0000 : 0x0000ff);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }

    /** Puts an Exif segment of one tag behind the start of the file. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(40);
        exif.putShort((short) 0xffe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.position());
        whole.put(jpeg, 0, 2).put(exif.array(), 0, exif.position()).put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17);
        chunk.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        chunk.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        ByteBuffer png = ByteBuffer.allocate(8 + 4 + 17 + 4);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.putInt(13).put(chunk.array()).putInt((int) crc.getValue());
        return png.array();
    }
}
