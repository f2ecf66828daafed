package org.jarida.endtoend.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jarida.endtoend.journey.TestNewspaper;

/** Newspapers of a port, which tell what the demo newspapers do not: a corrected text, a mistake, the same story twice. */
final class PortPapers {

    /** The Arabic paper that is read in full. */
    static final String HARBOUR = "marsa";
    /** Another one, of which excerpts are shown. */
    static final String COAST = "sahil";
    /** A French one, to which only links are shown. */
    static final String CAPE = "cap";

    static final String CORRECTED = "افتتاح المكتبة البحرية بعد عامين من الترميم";
    static final String BEFORE = "افتتاح المكتبة البحرية بعد عام من الترميم";
    static final String WITHOUT_PICTURE = "مواعيد العبارة في الشتاء";
    static final String MISTAKE = "خبر نشر سهوا";
    static final String STORY = "عودة سباق القوارب الخشبية إلى الميناء القديم";

    private static final String LIBRARY = """
            <p>فتحت المكتبة البحرية أبوابها صباح اليوم للقراء من كل الأعمار، بعد %s من أعمال الترميم التي شملت السقف والواجهة \
            وقاعة الخرائط.</p><figure><img src="%s" alt="واجهة المكتبة"><figcaption>واجهة المكتبة كما تبدو من رصيف الصيادين. \
            تصوير: ليلى بناني</figcaption></figure><p>وقالت مديرتها إن عدد كتبها يتجاوز مئة ألف، وإن الاشتراك السنوي مجاني \
            للطلبة والمتقاعدين وسكان المدينة القديمة.</p>""";

    private final TestNewspaper press;

    PortPapers(TestNewspaper press) {
        this.press = press;
    }

    void print() {
        press.publish("pictures", 0, 1);
        put("/", """
                <html lang=ar><head><title>صحيفة المرسى</title>
                <link rel=alternate type="application/rss+xml" title="صحيفة المرسى" href="/marsa.xml">
                <link rel=alternate type="application/rss+xml" title="رياضة المرسى" href="/sports.xml"></head>
                <body><h1>صحيفة المرسى</h1><article><h2><a href="/marsa/library.html">%s</a></h2></article></body></html>
                """.formatted(CORRECTED));
        putLibrary(BEFORE, "عام");
        putFeed(
                "/marsa.xml",
                "صحيفة المرسى",
                item("/marsa/library", BEFORE, "ثقافة", library("عام")),
                item(
                        "/marsa/ferry",
                        WITHOUT_PICTURE,
                        "خدمات",
                        "<p>تنطلق العبارة في السابعة صباحا، ثم كل ساعتين حتى السادسة مساء. <a href=\"%s\">كل المواعيد</a>.</p>"
                                .formatted(press.url("/marsa/times.html"))),
                item("/marsa/mistake", MISTAKE, "أخبار", "<p>نص لم يكن ينبغي أن ينشر.</p>"),
                item(
                        "/marsa/race",
                        STORY,
                        "رياضة",
                        "<p>يعود سباق القوارب الخشبية إلى الميناء القديم يوم الأحد بعد غياب ثلاثة أعوام، بمشاركة أربعين قاربا.</p>"));
        putFeed(
                "/sahil.xml",
                "أخبار الساحل",
                item(
                        "/sahil/race",
                        STORY + " بعد غياب",
                        "رياضة",
                        "<p>أربعون قاربا خشبيا في سباق الأحد: القوارب تعود إلى الميناء القديم بعد غياب ثلاثة أعوام.</p>"));
        putFeed(
                "/cap.xml",
                "Le Phare du Cap",
                item(
                        "/cap/pont",
                        "Le pont tournant rouvre lundi aux piétons",
                        "Ville",
                        "<p>Après six mois de travaux, le pont tournant rouvre lundi aux piétons et aux cyclistes.</p>"));
        putFeed(
                "/sports.xml",
                "رياضة المرسى",
                item(
                        "/sports/swim",
                        "سباحو الشتاء يعبرون الخليج",
                        "رياضة",
                        "<p>عبر ثلاثون سباحا الخليج صباح اليوم.</p>"));
    }

    /** What the paper got wrong about its library. */
    void correct() {
        putLibrary(CORRECTED, "عامين");
        putFeed("/marsa.xml", "صحيفة المرسى", item("/marsa/library", CORRECTED, "ثقافة", library("عامين")));
    }

    String frontPage() {
        return press.url("/");
    }

    String feed(String paper) {
        return press.url("/" + paper + ".xml");
    }

    String address(String path) {
        return press.url(path);
    }

    private void putLibrary(String title, String works) {
        put("/marsa/library.html", """
                <html lang=ar><head><title>%s</title></head><body><nav>الرئيسية · أخبار · رياضة</nav><h1>%s</h1>
                <article>%s</article><footer>كل الحقوق محفوظة لصحيفة المرسى</footer></body></html>
                """.formatted(title, title, library(works)));
    }

    private String library(String works) {
        return LIBRARY.formatted(works, press.url("/pictures/0.png"));
    }

    private String item(String path, String title, String section, String html) {
        return """
                <item><title>%s</title><link>%s.html</link><guid>%s</guid><category>%s</category>\
                <dc:creator>ليلى بناني</dc:creator><pubDate>Thu, 26 Nov 2026 08:00:00 GMT</pubDate>\
                <description><![CDATA[%s]]></description></item>""".formatted(title, press.url(path), path, section, html);
    }

    private void putFeed(String path, String title, String... items) {
        String rss =
                """
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>%s</title><link>%s</link>\
                %s</channel></rss>""".formatted(title, press.url("/"), List.of(items).stream().collect(Collectors.joining()));
        press.put(path, "application/rss+xml", rss.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String path, String html) {
        press.put(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }
}
