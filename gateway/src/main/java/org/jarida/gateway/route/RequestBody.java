package org.jarida.gateway.route;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * A request whose body is no larger than allowed: read first, so that the fields of a form can be seen before it goes on,
 * or passed on as it comes.
 */
public final class RequestBody extends HttpServletRequestWrapper {

    private final InputStream source;
    private final byte @Nullable [] bytes;
    private final long length;

    private RequestBody(HttpServletRequest request, InputStream source, byte @Nullable [] bytes, long length) {
        super(request);
        this.source = source;
        this.bytes = bytes;
        this.length = length;
    }

    /** No body, whatever the request carries: for methods that have none. */
    static RequestBody none(HttpServletRequest request) {
        return new RequestBody(request, InputStream.nullInputStream(), new byte[0], 0);
    }

    /** The whole body, in memory. */
    public static RequestBody read(HttpServletRequest request, long largest) throws IOException {
        requireLength(request, largest);
        byte[] bytes = request.getInputStream().readNBytes(Math.toIntExact(largest) + 1);
        if (bytes.length > largest) {
            throw tooLarge(largest);
        }
        return new RequestBody(request, InputStream.nullInputStream(), bytes, bytes.length);
    }

    /** The body as it comes; reading more of it than allowed ends the request. */
    static RequestBody streamed(HttpServletRequest request, long largest) throws IOException {
        requireLength(request, largest);
        InputStream counted = new CountedStream(request.getInputStream(), largest);
        return new RequestBody(request, counted, null, request.getContentLengthLong());
    }

    private static void requireLength(HttpServletRequest request, long largest) {
        if (request.getContentLengthLong() > largest) {
            throw tooLarge(largest);
        }
    }

    private static ProblemException tooLarge(long largest) {
        return new ProblemException(ProblemType.TOO_LARGE, "A body here has at most " + largest + " bytes.");
    }

    /**
     * The value of a form's field; null when the body is no form or has no such field.
     *
     * @throws ProblemException 400 when it holds an escape that is none
     */
    public @Nullable String formField(String name) {
        String type = getContentType();
        if (bytes == null || type == null) {
            return null;
        }
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return MultipartField.of(bytes, type, name);
        }
        if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return null;
        }
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                String value = pair.substring(name.length() + 1).replace('+', ' ');
                return decoded(value);
            }
        }
        return null;
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The form holds an escape that is none.");
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        byte[] whole = bytes;
        return new BodyStream(whole == null ? source : new ByteArrayInputStream(whole), length == 0);
    }

    @Override
    public long getContentLengthLong() {
        return length;
    }

    /**
     * Stops at a size instead of trusting what the client announced. A client that breaks off or is too slow is a
     * problem of its own: an I/O error here would be taken for one of the service.
     */
    private static final class CountedStream extends InputStream {

        private final InputStream source;
        private final long largest;
        private long read;

        CountedStream(InputStream source, long largest) {
            this.source = source;
            this.largest = largest;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            int got = readOrRefuse(buffer, offset, count);
            read += Math.max(got, 0);
            if (read > largest) {
                throw tooLarge(largest);
            }
            return got;
        }

        private int readOrRefuse(byte[] buffer, int offset, int count) {
            try {
                return source.read(buffer, offset, count);
            } catch (IOException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "The body broke off or came too slowly.");
            }
        }
    }

    /** The body as servlets know one, read by blocking only. */
    private static final class BodyStream extends ServletInputStream {

        private final InputStream source;
        private final boolean empty;

        BodyStream(InputStream source, boolean empty) {
            this.source = source;
            this.empty = empty;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return source.read(buffer, offset, count);
        }

        @Override
        public boolean isFinished() {
            return empty;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The gateway reads bodies by blocking");
        }
    }
}
