package org.jarida.ingest.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes for a decoder, in memory. Fails when the decoder's time is over: most decoders do not ask whether they
 * were told to stop. Fails too when a decoder reads on past the end, which some take for zeros that never end.
 */
final class BoundedImageInput extends ImageInputStreamImpl {

    /** Zeros that follow the last byte: the decoder of WebP keeps eight bytes ahead of the one it needs. */
    private static final int AHEAD = 16;

    /** How often the end may be met; a decoder that wants to know meets it once. */
    private static final int MOST_ENDS = 1_000;

    private final byte[] bytes;
    private final BooleanSupplier late;
    private int ends;

    private BoundedImageInput(byte[] bytes, BooleanSupplier late) {
        this.bytes = bytes;
        this.late = late;
    }

    static BoundedImageInput of(ImageType type, byte[] bytes, BooleanSupplier late) {
        boolean ahead = type == ImageType.WEBP;
        return new BoundedImageInput(ahead ? Arrays.copyOf(bytes, bytes.length + AHEAD) : bytes, late);
    }

    @Override
    public int read() throws IOException {
        return isMore() ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isMore()) {
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, to, offset, count);
        streamPos += count;
        return count;
    }

    private boolean isMore() throws IOException {
        checkClosed();
        bitOffset = 0;
        if (late.getAsBoolean()) {
            throw new IOException("out of time");
        }
        if (streamPos < bytes.length) {
            return true;
        }
        if (++ends > MOST_ENDS) {
            throw new IOException("ends before the picture does");
        }
        return false;
    }
}
