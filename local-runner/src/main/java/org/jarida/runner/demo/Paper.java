package org.jarida.runner.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One newspaper of the demo, read from {@code demo/<folder>/paper.txt} and the article files it lists.
 *
 * @param folder its place in the resources and the first part of its addresses
 * @param locale language and country; how dates are written
 * @param labels words of its pages: {@code by}, {@code related}, {@code published}, {@code latest}
 * @param articles newest first
 */
record Paper(
        String folder,
        String id,
        String name,
        String about,
        Locale locale,
        ZoneId zone,
        FeedFormat format,
        String licence,
        String credit,
        Map<String, String> labels,
        List<DemoArticle> articles) {

    /** What its feed is written in. */
    enum FeedFormat {
        RSS("feed.xml", "application/rss+xml"),
        ATOM("atom.xml", "application/atom+xml"),
        JSON("feed.json", "application/feed+json");

        private final String fileName;
        private final String mediaType;

        FeedFormat(String fileName, String mediaType) {
            this.fileName = fileName;
            this.mediaType = mediaType;
        }

        String fileName() {
            return fileName;
        }

        String mediaType() {
            return mediaType;
        }
    }

    static Paper load(String folder, LocalDate firstDay) {
        FrontMatter matter = FrontMatter.parse(folder + "/paper.txt", text(folder + "/paper.txt"));
        ZoneId zone = ZoneId.of(matter.required("zone"));
        var reader = new ArticleReader(firstDay, zone);
        List<DemoArticle> articles = new ArrayList<>();
        for (String slug :
                matter.body().stream().filter(line -> !line.isBlank()).toList()) {
            articles.add(reader.read(folder, slug.strip(), text(folder + "/" + slug.strip() + ".txt")));
        }
        articles.sort(Comparator.comparing(DemoArticle::published).reversed().thenComparing(DemoArticle::slug));
        Map<String, String> labels = new LinkedHashMap<>();
        for (String key : List.of("by", "related", "published", "latest")) {
            labels.put(key, matter.required("label-" + key));
        }
        return new Paper(
                folder,
                matter.required("id"),
                matter.required("name"),
                matter.required("about"),
                Locale.forLanguageTag(matter.required("locale")),
                zone,
                FeedFormat.valueOf(matter.required("feed")),
                matter.required("licence"),
                matter.required("credit"),
                labels,
                List.copyOf(articles));
    }

    private static String text(String file) {
        try (InputStream in = Paper.class.getResourceAsStream("/demo/" + file)) {
            if (in == null) {
                throw new UnreadableContentException(file, 1, "listed, but there is no such file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    String language() {
        return locale.getLanguage();
    }

    String direction() {
        return language().equals("ar") ? "rtl" : "ltr";
    }

    String label(String key) {
        return labels.getOrDefault(key, key);
    }

    DemoArticle article(String slug) {
        return articles.stream()
                .filter(article -> article.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new UnreadableContentException(
                        folder + "/paper.txt", 1, "an article is related to '" + slug + "', which is not listed"));
    }

    /** When any of its articles last changed. */
    ZonedDateTime updated() {
        return articles.stream()
                .map(DemoArticle::updated)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new UnreadableContentException(folder + "/paper.txt", 1, "no article is listed"));
    }
}
