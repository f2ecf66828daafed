package org.jarida.endtoend.farm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a server may do to its visitors; each is the whole work of one host. */
enum Hostility {
    /** Takes the request and never answers. */
    SILENT {
        @Override
        void answer(OutputStream output) throws InterruptedException {
            TimeUnit.DAYS.sleep(1);
        }
    },
    /** Sends a byte a second. */
    DRIPPING {
        @Override
        void answer(OutputStream output) throws IOException, InterruptedException {
            write(output, HEAD);
            while (true) {
                write(output, "x");
                TimeUnit.SECONDS.sleep(1);
            }
        }
    },
    /** Sends as fast as it can, without an end. */
    ENDLESS {
        @Override
        void answer(OutputStream output) throws IOException {
            write(output, HEAD + "<rss version=\"2.0\"><channel>");
            String item = "<item><title>more</title></item>".repeat(1_000);
            while (true) {
                write(output, item);
            }
        }
    },
    /** Sends every visitor on to itself. */
    CIRCULAR {
        @Override
        void answer(OutputStream output) throws IOException {
            write(output, "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        }
    };

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n";

    abstract void answer(OutputStream output) throws IOException, InterruptedException;

    String host() {
        return name().toLowerCase(Locale.ROOT) + ".example";
    }

    static List<String> hosts() {
        return Arrays.stream(values()).map(Hostility::host).toList();
    }

    /** How a host behaves; null when it is none of these. */
    static @Nullable Hostility of(String host) {
        return Arrays.stream(values())
                .filter(hostility -> hostility.host().equals(host))
                .findFirst()
                .orElse(null);
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(US_ASCII));
        output.flush();
    }
}
