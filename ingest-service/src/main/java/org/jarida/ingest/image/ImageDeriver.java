package org.jarida.ingest.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes a fetched picture within limits and makes of it what is served: upright, without metadata, at most
 * {@value #WIDEST} wide, never enlarged. Few at a time, each on a thread of its own kind, because decoding fills a core and
 * much memory. A decoder runs until it next reads after its time is over.
 */
final class ImageDeriver implements AutoCloseable {

    static final int WIDEST = 1280;
    private static final int[] WIDTHS = {320, 640, WIDEST};

    static {
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
    }

    private final ImageSettings settings;
    private final ExecutorService decoders;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("image-alarms").factory());

    ImageDeriver(ImageSettings settings) {
        this.settings = settings;
        this.decoders = Executors.newFixedThreadPool(
                settings.decoders(),
                Thread.ofPlatform().daemon().name("image-decoder-", 0).factory());
    }

    /**
     * @throws RefusedImageException when the bytes are no picture that is taken in
     */
    DerivedImage derive(byte[] bytes) throws RefusedImageException, InterruptedException {
        try {
            return decoders.submit(() -> decodeAndScale(bytes)).get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RefusedImageException refused -> throw refused;
                case OutOfMemoryError tooLarge -> throw new RefusedImageException("too large to decode", tooLarge);
                case null, default -> throw new RefusedImageException("broken", failure);
            }
        }
    }

    private DerivedImage decodeAndScale(byte[] bytes) throws RefusedImageException {
        ImageType type = ImageType.of(bytes).orElseThrow(() -> new RefusedImageException("not JPEG, PNG, GIF or WebP"));
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(type.format());
        if (!readers.hasNext()) {
            throw new RefusedImageException("no decoder for " + type);
        }
        ImageReader reader = readers.next();
        AtomicBoolean late = new AtomicBoolean();
        var alarm =
                alarms.schedule(() -> late.set(true), settings.decodeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ImageInputStream input = BoundedImageInput.of(type, bytes, late::get)) {
            reader.setInput(input, true, true);
            Orientation orientation = Orientation.of(bytes);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            if (type == ImageType.WEBP && WebpFrames.mostPixels(bytes) > settings.mostPixels()) {
                throw new RefusedImageException("too many pixels");
            }
            BufferedImage plain = Scaling.plain(decode(reader, width, height));
            BufferedImage upright = Scaling.upright(plain, orientation);
            int uprightWidth = orientation.turned() ? height : width;
            int uprightHeight = orientation.turned() ? width : height;
            return new DerivedImage(uprightWidth, uprightHeight, renditions(upright, uprightWidth));
        } catch (IOException | RuntimeException broken) {
            throw new RefusedImageException(late.get() ? "takes too long to decode" : "broken", broken);
        } finally {
            alarm.cancel(false);
            reader.dispose();
        }
    }

    private void checkSize(int width, int height) throws RefusedImageException {
        if (width < settings.smallest() || height < settings.smallest()) {
            throw new RefusedImageException("too small");
        }
        if ((long) width * height > settings.mostPixels()) {
            throw new RefusedImageException("too many pixels");
        }
    }

    /** Reads every second or third pixel of one that is much larger than what is served: memory is the scarce thing. */
    private static BufferedImage decode(ImageReader reader, int width, int height) throws IOException {
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(width, height) / (2 * WIDEST));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static List<Rendition> renditions(BufferedImage upright, int originalWidth)
            throws IOException, RefusedImageException {
        int[] widths = IntStream.of(WIDTHS)
                .map(width -> Math.min(width, originalWidth))
                .distinct()
                .toArray();
        Rendition[] made = new Rendition[widths.length];
        BufferedImage larger = upright;
        for (int i = widths.length - 1; i >= 0; i--) {
            larger = Scaling.toWidth(larger, widths[i]);
            made[i] = Encoding.encode(larger, widths[i]);
        }
        return List.of(made);
    }

    @Override
    public void close() {
        decoders.shutdownNow();
        alarms.shutdownNow();
    }
}
