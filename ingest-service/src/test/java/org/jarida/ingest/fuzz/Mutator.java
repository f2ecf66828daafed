package org.jarida.ingest.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Breaks documents in the ways that networks, servers and attackers do. The same source of chance breaks them the same. */
final class Mutator {

    private static final List<String> TAGS = List.of(
            "div",
            "b",
            "a href='x'",
            "p",
            "table><tr><td",
            "ul><li",
            "item",
            "entry",
            "svg",
            "math",
            "select",
            "template",
            "font color='red'",
            "url",
            "outline text='x'",
            "figure",
            "content type='xhtml'",
            "noscript",
            "form",
            "button");

    private static final List<String> LABELS = List.of(
            "utf-8",
            "windows-1256",
            "iso-8859-6",
            "utf-16",
            "utf-16be",
            "utf-32",
            "iso-2022-jp",
            "utf-7",
            "cp037",
            "gb18030",
            "x-none",
            "");

    private static final List<String> TOKENS = List.of(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "--!>",
            "<?xml version='1.0' encoding='utf-16'?>",
            "</rss>",
            "</channel>",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<a href=\"java\nscript:alert(1)\">",
            "<a href='&#106;avascript:alert(1)'>",
            "<base href='javascript:'>",
            "<style>@import 'javascript:alert(1)'</style>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
            "<plaintext>",
            "<title>",
            "<textarea>",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&#99999999999999999999;",
            "&lol9;",
            "&",
            "<",
            "\u0000",
            "\uFEFF",
            "\u202E",
            "\uD83D",
            "http://[::1",
            "http://%zz/",
            "//",
            "data:text/html,<script>alert(1)</script>",
            "2024-12-06T10:30:00+99:99",
            "99999999999999999999",
            "-1",
            "1e999999999",
            "{\"items\":",
            "\\ud800",
            "\"",
            "'",
            "charset=utf-16",
            "xml:base='http://[' ",
            "<link rel='alternate' href='//[::1'>",
            "<script type='application/ld+json'>{\"@graph\":[[[[{\"@type\":\"NewsArticle\",\"author\":{\"name\":[[");

    private final RandomGenerator random;
    private final List<byte[]> seeds;
    private final int largest;
    /** Most bytes that one mutation adds, about: a tenth for nine documents of ten, so that many can be tried. */
    private final int room;

    /** @param largest most bytes of a broken document */
    Mutator(RandomGenerator random, List<byte[]> seeds, int largest) {
        this.random = random;
        this.seeds = seeds;
        this.largest = largest;
        this.room = random.nextInt(10) == 0 ? largest : largest / 10;
    }

    byte[] next() {
        byte[] document = one(seeds);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            document = mutated(document);
        }
        return document.length > largest ? Arrays.copyOf(document, largest) : document;
    }

    /** As a Content-Type header may lie. */
    String label() {
        return one(LABELS);
    }

    private byte[] mutated(byte[] document) {
        return switch (random.nextInt(100)) {
            case 0, 1 -> inserted(document, nested());
            case 2, 3 -> entityBomb(document);
            case 4, 5 -> inserted(document, attributes());
            case 6, 7, 8 -> recoded(document);
            case 9, 10 -> repeated(document);
            case 11, 12, 13, 14, 15, 16, 17, 18, 19 -> Arrays.copyOf(document, random.nextInt(document.length + 1));
            case 20, 21, 22, 23, 24, 25, 26, 27, 28, 29 -> without(document);
            case 30, 31, 32, 33, 34, 35, 36, 37, 38, 39 -> spliced(document);
            case 40, 41, 42, 43, 44, 45, 46, 47, 48, 49 -> extremes(document);
            default -> random.nextBoolean() ? flipped(document) : inserted(document, bytes(one(TOKENS)));
        };
    }

    private byte[] flipped(byte[] document) {
        byte[] flipped = document.clone();
        for (int times = 1 + random.nextInt(30); times > 0 && flipped.length > 0; times--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    /** Four bytes in the head that say: none, as many as can be, or one too many. */
    private byte[] extremes(byte[] document) {
        byte[] extreme = document.clone();
        if (extreme.length > 4) {
            int at = random.nextInt(Math.min(200, extreme.length - 4));
            byte value = new byte[] {0, (byte) 0xff, 0x7f, (byte) 0x80, 1}[random.nextInt(5)];
            Arrays.fill(extreme, at, at + 1 + random.nextInt(4), value);
        }
        return extreme;
    }

    private byte[] spliced(byte[] document) {
        return inserted(document, part(one(seeds)));
    }

    private byte[] repeated(byte[] document) {
        byte[] part = part(document);
        var repeated = new ByteArrayOutputStream();
        for (int times = random.nextInt(2_000); times > 0 && repeated.size() < room / 2; times--) {
            repeated.writeBytes(part);
        }
        return inserted(document, repeated.toByteArray());
    }

    private byte[] part(byte[] document) {
        int from = random.nextInt(document.length + 1);
        return Arrays.copyOfRange(document, from, from + random.nextInt(document.length - from + 1));
    }

    private byte[] without(byte[] document) {
        int from = random.nextInt(document.length + 1);
        int to = from + random.nextInt(Math.min(400, document.length - from) + 1);
        var rest = new ByteArrayOutputStream();
        rest.write(document, 0, from);
        rest.write(document, to, document.length - to);
        return rest.toByteArray();
    }

    private byte[] inserted(byte[] document, byte[] what) {
        int at = random.nextInt(document.length + 1);
        var whole = new ByteArrayOutputStream(document.length + what.length);
        whole.write(document, 0, at);
        whole.writeBytes(what);
        whole.write(document, at, document.length - at);
        return whole.toByteArray();
    }

    private byte[] nested() {
        int depth = 1 << random.nextInt(17);
        return bytes(
                switch (random.nextInt(4)) {
                    case 0 -> "[".repeat(depth);
                    case 1 -> "{\"a\":".repeat(depth);
                    default -> ("<" + one(TAGS) + ">").repeat(Math.min(depth, room / 20));
                });
    }

    private byte[] attributes() {
        var element = new StringBuilder("<").append(one(TAGS));
        if (random.nextBoolean()) {
            element.append(" title='")
                    .append("x&amp;".repeat(random.nextInt(room / 8)))
                    .append('\'');
        } else {
            for (int i = random.nextInt(room / 20); i > 0; i--) {
                element.append(" a").append(i).append("=''");
            }
        }
        return bytes(element.append('>').toString());
    }

    private static byte[] entityBomb(byte[] document) {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY lol0 'lol'><!ENTITY x SYSTEM 'file:///etc/passwd'>");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY lol")
                    .append(i)
                    .append(" '")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes(bomb.append("]>").toString()));
        whole.writeBytes(document);
        whole.writeBytes(bytes("&lol9;&x;".repeat(50)));
        return whole.toByteArray();
    }

    private byte[] recoded(byte[] document) {
        var label = one(LABELS);
        var text = new String(document, StandardCharsets.UTF_8)
                .replaceFirst("encoding=[\"'][^\"']*", "encoding=\"" + label)
                .replaceFirst("charset=[\"']?[\\w-]*", "charset=" + label);
        return text.getBytes(Charset.forName(one(List.of(
                "UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "GB18030"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
