package org.jarida.theme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** One file under {@code /assets}, in memory, as it is and compressed. */
public final class Asset {
    private final String path;
    private final String contentType;
    private final String etag;
    private final boolean immutable;
    private final byte[] bytes;
    private final byte[] gzipped;

    Asset(String path, String contentType, String etag, boolean immutable, byte[] bytes) {
        this.path = path;
        this.contentType = contentType;
        this.etag = etag;
        this.immutable = immutable;
        this.bytes = bytes;
        this.gzipped = gzip(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gzipped.toByteArray();
    }

    /** Where it is served, such as {@code /assets/jarida.3f2a9c1b04d7.css}. */
    public String path() {
        return path;
    }

    public String contentType() {
        return contentType;
    }

    /** A strong entity tag, quoted as the header wants it. */
    public String etag() {
        return etag;
    }

    /** The one of what {@link #gzipped} gives. */
    public String gzippedEtag() {
        return etag.substring(0, etag.length() - 1) + "-gzip\"";
    }

    /** What to say in {@code Cache-Control}: a path that holds the content's hash may be kept for ever. */
    public String cacheControl() {
        return immutable ? "public, max-age=31536000, immutable" : "public, max-age=300";
    }

    /** Whether it is worth to send it compressed: fonts are compressed already. */
    public boolean isCompressible() {
        return gzipped.length < bytes.length * 9 / 10;
    }

    /** A copy of the content, compressed with gzip. */
    public byte[] gzipped() {
        return gzipped.clone();
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
