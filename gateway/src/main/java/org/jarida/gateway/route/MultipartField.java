package org.jarida.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A field of a form that also holds a file (RFC 7578). Whatever is not as browsers write it gives nothing; the service that
 * the form is for reads it anew.
 */
final class MultipartField {

    private static final String LINE = "\r\n";
    private static final String END_OF_HEADERS = LINE + LINE;

    private MultipartField() {}

    /** The value of a field; null when there is none of that name. */
    static @Nullable String of(byte[] body, String contentType, String name) {
        String boundary = boundary(contentType);
        if (boundary == null) {
            return null;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (String part : text.split(Pattern.quote("--" + boundary), -1)) {
            int headersEnd = part.indexOf(END_OF_HEADERS);
            boolean whole = part.startsWith(LINE) && part.endsWith(LINE) && headersEnd > 0;
            if (whole && isField(part.substring(0, headersEnd), name)) {
                int begin = headersEnd + END_OF_HEADERS.length();
                String value = part.substring(begin, Math.max(begin, part.length() - LINE.length()));
                return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static boolean isField(String headers, String name) {
        return headers.contains("; name=\"" + name + "\"") && !headers.contains("filename");
    }

    private static @Nullable String boundary(String contentType) {
        try {
            String boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
            return boundary == null || boundary.isEmpty() ? null : boundary.replaceAll("^\"|\"$", "");
        } catch (InvalidMediaTypeException _) {
            return null;
        }
    }
}
