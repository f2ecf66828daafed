package org.jarida.ingest.preview;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Feeds and pages of a given size in Arabic whose words are drawn at random, so that no two of their paragraphs are alike;
 * the same seed gives the same document.
 */
final class PreviewDocuments {

    private static final List<String> WORDS = List.of("""
            وصلت القوارب إلى الميناء باكرا هذا الصباح وقال الصيادون إن الموسم جيد بعد عام من الانتظار وأكد مسؤول في البلدية
            أن السوق الجديدة ستفتح أبوابها قريبا أمام التجار والزبائن في حين طالب سكان الحي بإصلاح الطريق التي تربط المدينة
            بالقرى المجاورة كما أعلنت الجمعية عن برنامج لدعم النساء العاملات في القطاع ومن جهته أوضح رئيس الغرفة أن الأسعار
            لم تتغير منذ بداية السنة رغم ارتفاع كلفة الوقود وتوقعت دراسة نشرتها الجامعة تراجع الكميات خلال الشتاء بسبب
            الرياح القوية التي تهب على الساحل فيما دعا خبراء البيئة إلى احترام فترات الراحة وعدم استعمال الشباك الضيقة
            وحضر اللقاء ممثلون عن الوزارة والنقابات وعدد من الصحافيين الذين تابعوا النقاش حتى ساعة متأخرة قبل أن يختتم
            بتوصيات أبرزها توسيع الرصيف وبناء مخازن للتبريد وتكوين الشباب على مهن البحر وتحسين ظروف السلامة فوق المراكب
            """.split("\\s+"));

    private final int size;
    private final Random random;

    private PreviewDocuments(int size, long seed) {
        this.size = size;
        this.random = new Random(seed);
    }

    /** An RSS feed of at least {@code size} bytes, hardly more. */
    static byte[] feed(int size, long seed) {
        return new PreviewDocuments(size, seed).feed();
    }

    /** A web page of at least {@code size} bytes, hardly more: half of it is the article, the rest what newspapers put around. */
    static byte[] page(int size, long seed) {
        return new PreviewDocuments(size, seed).page();
    }

    private byte[] feed() {
        var head = """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
                <channel><title>%s</title><link>https://news.example/</link><description>%s</description><language>ar</language>
                """.formatted(words(2), words(8));
        return bytes(head, this::item, "</channel></rss>");
    }

    private String item(int number) {
        return """
                <item><title>%s</title><link>https://news.example/%d/a?utm_source=rss</link><guid isPermaLink="false">%d</guid>
                <pubDate>Thu, 26 Nov 2026 10:%02d:00 +0100</pubDate><dc:creator>%s</dc:creator><category>%s</category>
                <media:content url="https://news.example/i/%d.jpg" medium="image" width="640" height="480"/>
                <description><![CDATA[<p>%s</p>]]></description>
                <content:encoded><![CDATA[<figure><img src="/i/%d.jpg" alt="%s"><figcaption>%s (رويترز)</figcaption></figure>
                <p>%s</p><h3>%s</h3><p><strong>%s</strong> %s</p><blockquote>%s</blockquote>
                <p>%s <a href="/%d/b">%s</a>.</p>]]></content:encoded></item>
                """.formatted(
                        words(7),
                        number,
                        number,
                        number % 60,
                        words(2),
                        words(1),
                        number,
                        sentence(),
                        number,
                        words(3),
                        words(6),
                        paragraph(),
                        words(4),
                        words(3),
                        paragraph(),
                        sentence(),
                        paragraph(),
                        number,
                        words(4));
    }

    private byte[] page() {
        var title = words(7);
        var head = """
                <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%s - %s</title>
                <meta property="og:title" content="%s"><meta property="og:image" content="https://news.example/i/1.jpg">
                <meta property="article:published_time" content="2026-11-26T10:00:00+01:00">
                <meta name="description" content="%s"><link rel="canonical" href="https://news.example/a">
                <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s",\
                "datePublished":"2026-11-26T10:00:00+01:00","author":{"@type":"Person","name":"%s"}}</script>
                <style>%s</style><script>%s</script></head><body class="single">
                <header><nav><ul>%s</ul></nav></header><div class="content"><main><article><h1>%s</h1>
                <div class="meta"><span class="author">%s</span> <time datetime="2026-11-26T10:00:00+01:00">26 نونبر 2026</time></div>
                <figure><img src="/i/1.jpg" width="900" height="600"><figcaption>%s (رويترز)</figcaption></figure>
                """.formatted(
                title,
                words(2),
                title,
                sentence(),
                title,
                words(2),
                ".menu li{display:inline-block;margin:0 4px}.side .card{padding:8px}\n".repeat(60),
                "window.dataLayer=window.dataLayer||[];function track(e){window.dataLayer.push(e);}\n".repeat(70),
                repeat(30, n -> "<li class=\"menu-item\"><a href=\"/s/" + n + "\">" + words(1) + "</a></li>"),
                title,
                words(2),
                words(6));
        var tail = """
                <div class="share"><a href="#">شارك</a><a href="#">اطبع</a></div>
                <div class="related"><h3>اقرأ أيضا</h3><ul>%s</ul></div></article></main><aside class="side">%s</aside></div>
                <section id="comments">%s</section><footer><p>كل الحقوق محفوظة</p></footer></body></html>""".formatted(
                repeat(5, n -> "<li><a href=\"/n/" + n + "\">" + words(6) + "</a></li>"),
                repeat(
                        30,
                        n -> "<div class=\"card\"><a href=\"/n/" + n + "\"><img src=\"/t/" + n
                                + ".jpg\" width=\"80\"><h4>" + words(6) + "</h4></a><span>قبل ساعة</span></div>"),
                repeat(
                        12,
                        n -> "<div class=\"comment\" id=\"c" + n + "\"><b>" + words(1) + "</b><p>" + sentence()
                                + "</p></div>"));
        return bytes(
                head,
                n -> n % 5 == 4
                        ? "<h2>" + words(4) + "</h2>\n"
                        : "<p>" + paragraph() + " <b>" + words(2) + "</b>.</p>\n",
                tail);
    }

    private byte[] bytes(String head, IntFunction<String> part, String tail) {
        var document = new StringBuilder(head);
        int length = length(head) + length(tail);
        for (int number = 0; length < size; number++) {
            var next = part.apply(number);
            document.append(next);
            length += length(next);
        }
        return document.append(tail).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String repeat(int times, IntFunction<String> part) {
        var all = new StringBuilder();
        for (int number = 0; number < times; number++) {
            all.append(part.apply(number)).append('\n');
        }
        return all.toString();
    }

    private String paragraph() {
        return sentence() + " " + sentence() + " " + sentence();
    }

    private String sentence() {
        return words(5 + random.nextInt(8)) + "، " + words(3 + random.nextInt(6)) + ".";
    }

    private String words(int number) {
        var words = new StringBuilder();
        for (int i = 0; i < number; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return words.toString();
    }
}
