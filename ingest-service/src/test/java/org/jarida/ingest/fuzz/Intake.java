package org.jarida.ingest.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.OpmlReader;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.image.ImageIntake;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jspecify.annotations.Nullable;

/** A reader of foreign bytes, as the fuzzer sees it. */
enum Intake {
    FEED(25) {
        @Override
        List<byte[]> seeds() {
            return Seeds.feeds();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            return feed(document, contentType);
        }
    },
    JSON_FEED(10) {
        @Override
        List<byte[]> seeds() {
            return Seeds.jsonFeeds();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            return feed(document, contentType);
        }
    },
    SITEMAP(10) {
        @Override
        List<byte[]> seeds() {
            return Seeds.sitemaps();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            return published(FeedKind.SITEMAP, document, contentType);
        }
    },
    LISTING(5) {
        @Override
        List<byte[]> seeds() {
            return Seeds.pages();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            return published(FeedKind.LISTING, document, contentType);
        }
    },
    OPML(5) {
        @Override
        List<byte[]> seeds() {
            return Seeds.opml();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            try {
                return !OpmlReader.read(document, contentType).isEmpty();
            } catch (UnreadableFeedException declared) {
                return false;
            }
        }
    },
    PAGE(25) {
        @Override
        List<byte[]> seeds() {
            return Seeds.pages();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            var article = new ArticleExtractor().extract(document, contentType, BASE);
            assertHarmless(article.bodyHtml());
            return !article.text().isEmpty();
        }
    },
    IMAGE(13) {
        @Override
        List<byte[]> seeds() {
            return Seeds.images();
        }

        @Override
        boolean take(byte[] document, String contentType) throws InterruptedException {
            return ImageIntake.take(document);
        }
    },
    DATE(7) {
        @Override
        List<byte[]> seeds() {
            return Seeds.dates();
        }

        @Override
        boolean take(byte[] document, String contentType) {
            var text = new String(document, StandardCharsets.UTF_8);
            return DateReader.read(text).isPresent()
                    | DateReader.find(text, ZoneOffset.UTC).isPresent();
        }
    };

    private static final URI BASE = URI.create("https://news.example/");
    private static final DocumentReader READER = new DocumentReader();
    private static final Source.Description SOURCE = new Source.Description(
            "صحيفة", null, "ar", "Africa/Casablanca", DisplayPolicy.FULL, null, null, Map.of(), List.of());
    private static final Set<String> NEVER = Set.of(
            "script",
            "style",
            "object",
            "embed",
            "form",
            "input",
            "button",
            "link",
            "meta",
            "base",
            "svg",
            "math",
            "template");

    private final int share;

    Intake(int share) {
        this.share = share;
    }

    /** Whole documents to break. */
    abstract List<byte[]> seeds();

    /** Of a hundred documents, how many are for this one. */
    int share() {
        return share;
    }

    /**
     * Whether something was read. Only what is declared for a broken document is caught here; anything else thrown is a
     * crash.
     */
    abstract boolean take(byte[] document, String contentType) throws InterruptedException;

    private static boolean feed(byte[] document, String contentType) {
        return published(FeedKind.FEED, document, contentType);
    }

    private static boolean published(FeedKind kind, byte[] document, String contentType) {
        try {
            var raw = new RawDocument(document, contentType, BASE);
            var feed = READER.read(SOURCE, kind, raw, FurtherDocuments.none(), null);
            feed.entries().forEach(entry -> {
                assertHarmless(entry.contentHtml());
                assertHarmless(entry.summaryHtml());
            });
            return !feed.entries().isEmpty();
        } catch (UnreadableFeedException declared) {
            return false;
        }
    }

    private static void assertHarmless(@Nullable String html) {
        if (html == null) {
            return;
        }
        for (var element : Jsoup.parseBodyFragment(html).body().select("*")) {
            if (NEVER.contains(element.normalName())
                    || element.attributes().asList().stream().anyMatch(Intake::acts)) {
                throw new IllegalStateException("not harmless: " + element.outerHtml());
            }
        }
    }

    /** What is said of a picture or a word is never followed, whatever it looks like. */
    private static boolean acts(Attribute attribute) {
        boolean words = attribute.getKey().equals("alt") || attribute.getKey().equals("title");
        var value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(java.util.Locale.ROOT);
        return attribute.getKey().startsWith("on")
                || attribute.getKey().equals("style")
                || (!words
                        && (value.startsWith("javascript:")
                                || value.startsWith("vbscript:")
                                || value.startsWith("data:")));
    }
}
