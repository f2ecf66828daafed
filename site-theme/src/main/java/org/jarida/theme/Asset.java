package org.jarida.theme;

/** One file under {@code /assets}, in memory. */
public final class Asset {
    private final String path;
    private final String contentType;
    private final String etag;
    private final boolean immutable;
    private final byte[] bytes;

    Asset(String path, String contentType, String etag, boolean immutable, byte[] bytes) {
        this.path = path;
        this.contentType = contentType;
        this.etag = etag;
        this.immutable = immutable;
        this.bytes = bytes;
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

    /** What to say in {@code Cache-Control}: a path that holds the content's hash may be kept for ever. */
    public String cacheControl() {
        return immutable ? "public, max-age=31536000, immutable" : "public, max-age=300";
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
