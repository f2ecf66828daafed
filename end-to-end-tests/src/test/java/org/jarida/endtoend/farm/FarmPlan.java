package org.jarida.endtoend.farm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which feeds there are and what stands in them: one newspaper for each domain. An item is an article of some 1,200 Arabic
 * characters without pictures.
 */
record FarmPlan(int domains, int feedsEach, int items) {

    private static final List<String> WORDS =
            List.of(("المدينة الميناء الصباح الطريق المدرسة السوق المطر البحر الحقل النهر الجسر"
                            + " القطار البلدية السكان الموسم المشروع الاجتماع الوزارة المزارعون التلاميذ الباعة الزوار العمال الجديد"
                            + " القديم الكبير القريب الطويل افتتح أعلن وصل انطلق استقبل زار عاد قال أضاف أكد منذ خلال قبل بعد بين"
                            + " قرب نحو عند هذا هذه الذي التي ثم كما لكن حيث أمس اليوم غدا مساء أسبوع شهر سنة ألف مئة عشرة ثلاثة")
                    .split(" "));

    private static final int WORDS_OF_A_PARAGRAPH = 50;
    private static final int PARAGRAPHS = 4;

    /** One of a host's feeds. */
    record Feed(String host, int number) {
        String path() {
            return "/feed-" + number + ".xml";
        }

        String name() {
            return host + path();
        }
    }

    List<String> hosts() {
        return IntStream.rangeClosed(1, domains)
                .mapToObj("farm%03d.example"::formatted)
                .toList();
    }

    List<Feed> feeds() {
        return hosts().stream().flatMap(host -> feeds(host).stream()).toList();
    }

    private List<Feed> feeds(String host) {
        return IntStream.rangeClosed(1, feedsEach)
                .mapToObj(number -> new Feed(host, number))
                .toList();
    }

    int entries() {
        return domains * feedsEach * items;
    }

    /** The feed that an article's address belongs to. */
    static String feedOf(String articleUrl) {
        return articleUrl.replaceFirst("http://([^:/]+):\\d+/(\\d+)/.*", "$1/feed-$2.xml");
    }

    byte[] document(Feed feed, int port) {
        String home = "http://" + feed.host() + ":" + port + "/";
        String all = IntStream.range(0, items)
                .mapToObj(item -> item(feed, item, home))
                .collect(Collectors.joining());
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
                <title>%s %d</title><link>%s</link><language>ar</language>%s</channel></rss>
                """).formatted(feed.host(), feed.number(), home, all).getBytes(UTF_8);
    }

    private static String item(Feed feed, int number, String home) {
        Random random = new Random(feed.name().hashCode() * 31L + number);
        String body = IntStream.range(0, PARAGRAPHS)
                .mapToObj(_ -> "<p>" + words(random, WORDS_OF_A_PARAGRAPH) + ".</p>\n")
                .collect(Collectors.joining());
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.of(2026, 11, 1, 6, 0, 0, 0, ZoneOffset.UTC).plusMinutes(number));
        return """
                <item><title>%s</title><link>%s%d/%d.html</link><guid isPermaLink="false">%s-%d-%d</guid>
                <pubDate>%s</pubDate><category>%s</category><description>%s</description>
                <content:encoded><![CDATA[%s]]></content:encoded></item>
                """.formatted(
                        words(random, 7),
                        home,
                        feed.number(),
                        number,
                        feed.host(),
                        feed.number(),
                        number,
                        date,
                        words(random, 1),
                        words(random, 20),
                        body);
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    /** The newspapers as {@code jarida.ingest.sources-file} takes them, hostile ones with as many feeds as the others. */
    String sources(int port, boolean hostile) {
        StringBuilder yaml = new StringBuilder("sources:\n");
        List<String> all = new ArrayList<>(hosts());
        if (hostile) {
            all.addAll(0, Hostility.hosts());
        }
        for (String host : all) {
            yaml.append("- {id: %s, name: %s, language: ar, policy: FULL, feeds: [%s]}\n"
                    .formatted(
                            host.replace('.', '-'),
                            host,
                            feeds(host).stream()
                                    .map(feed -> "{url: \"http://%s:%d%s\"}".formatted(host, port, feed.path()))
                                    .collect(Collectors.joining(", "))));
        }
        return yaml.toString();
    }
}
