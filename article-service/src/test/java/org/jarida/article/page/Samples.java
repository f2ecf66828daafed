package org.jarida.article.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleImage;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.RelatedLink;
import org.jspecify.annotations.Nullable;

/** Articles as an Arabic, a French and an English newspaper would print them. */
final class Samples {

    static final Source AYYAM = source("alayam", "الأيام 24", "ar", "Africa/Casablanca");
    static final Source HOMS = source("homs-today", "حمص اليوم", "ar", "Asia/Damascus");
    static final Source COURRIER = source("le-courrier", "Le Courrier de l’Atlas", "fr", "Europe/Paris");
    static final Source HARBOUR = source("harbour-post", "The Harbour Post", "en", "UTC");

    static final Instant NOON = Instant.parse("2024-12-07T12:00:00Z");
    static final String ARABIC = id(1);
    static final String FRENCH = id(2);
    static final String LEAD = image(1);
    static final String INSIDE = image(2);
    static final String SMALL = image(3);

    private Samples() {}

    static String id(int number) {
        return "%032x".formatted(number);
    }

    static String image(int number) {
        return "%064x".formatted(number);
    }

    static Source source(String id, String name, String language, String zone) {
        return new Source(
                id,
                name,
                "https://" + id + ".example/",
                language,
                ZoneId.of(zone),
                DisplayPolicy.FULL,
                null,
                null,
                true);
    }

    /** Three pictures (one leads, one stands in the body, one is small and comes last), one more hidden. */
    static Article arabic() {
        String body = """
                <p>قال المكتب البلدي إن السوق القديمة ستفتح أبوابها من جديد صباح السبت، بعد أشغال دامت سنتين وكلّفت \
                12 مليون درهم، وإن ثلاثمئة تاجر سيعودون إلى محلاتهم.</p>
                <p>وأضاف البيان أن "الأشغال حافظت على الأقواس والأبواب الخشبية كما كانت"، وأن الساحة ستبقى للمشاة وحدهم.</p>
                <h2>ذاكرة المدينة</h2>
                <p>يتذكر الحاج إدريس، وهو بائع كتب في <a href="https://example.org/medina" rel="nofollow noopener \
                noreferrer">المدينة العتيقة</a>، يوم أُغلقت السوق: «ظننا أننا لن نعود».</p>
                <figure><img src="/images/%s" alt="أقواس السوق"><figcaption>أقواس السوق بعد الترميم Reuters</figcaption>\
                </figure>
                <p>ويقول مهندس المشروع إن فريقه وثّق كل حجر قبل نقله، مستعينا ببرنامج OpenHeritage 3.2 مفتوح المصدر.</p>
                <blockquote><p>المدينة التي لا تحفظ أسواقها لا تحفظ وجوه أهلها.</p></blockquote>
                <h2>ما الذي يتغير؟</h2>
                <ul><li>مواقف جديدة خارج السور تتسع لـ 240 سيارة.</li><li>إنارة خافتة تحفظ ليل الحي.</li>\
                <li>سوق أسبوعية للحرفيين كل خميس.</li></ul>
                <p>وكانت الأشغال قد توقفت ستة أشهر في سنة 2023 بعد العثور على بقايا حمّام يعود إلى القرن الرابع عشر.</p>
                """.formatted(INSIDE);
        return article(
                ARABIC,
                AYYAM,
                "بعد سنتين من الترميم.. السوق القديمة تفتح أبوابها من جديد أمام التجار والزوار",
                "ثلاثمئة تاجر يعودون إلى محلاتهم صباح السبت، والساحة للمشاة وحدهم بعد أشغال كلّفت 12 مليون درهم.",
                body,
                NOON,
                List.of(
                        new ArticleImage(
                                LEAD, "الساحة قبيل الافتتاح، وقد عادت نافورتها إلى الجريان", "EPA", 1600, 1067),
                        new ArticleImage(INSIDE, "أقواس السوق بعد الترميم", "Reuters", 1280, 853),
                        new ArticleImage(SMALL, null, "Getty Images", 300, 300)));
    }

    /** What the first said before its source changed it. */
    static Article arabicBefore() {
        Article now = arabic();
        return new Article(
                now.id(),
                "بعد سنتين من الترميم.. السوق القديمة تفتح أبوابها أمام التجار",
                now.source(),
                now.url(),
                now.language(),
                now.direction(),
                now.authors(),
                now.publishedAt(),
                now.sortAt(),
                null,
                now.summary(),
                now.bodyHtml()
                        .replace("12 مليون درهم، وإن ثلاثمئة تاجر", "10 ملايين درهم، وإن مئتي تاجر")
                        .replace("<li>إنارة خافتة تحفظ ليل الحي.</li>", ""),
                now.images(),
                now.hiddenImages(),
                now.related(),
                now.categories(),
                0);
    }

    static Article french() {
        return article(
                FRENCH,
                COURRIER,
                "Le vieux marché rouvre : « nous pensions ne jamais revenir », confie un libraire",
                "Après deux ans de travaux, trois cents commerçants retrouvent leurs échoppes samedi matin.",
                "<p>Après deux ans de travaux, le vieux marché rouvre samedi. L’œuvre a coûté 12 millions de dirhams.</p>"
                        + "<h2>La mémoire de la ville</h2><p>Le libraire de la médina, السي إدريس, se souvient du jour"
                        + " où le marché a fermé.</p>",
                NOON.minusSeconds(3600),
                List.of(new ArticleImage(image(20), "Les arcades restaurées", "AFP", 1280, 853)));
    }

    static Article article(
            String id,
            Source source,
            String title,
            String summary,
            String body,
            Instant publishedAt,
            List<ArticleImage> images) {
        boolean marked = id.equals(ARABIC);
        return new Article(
                id,
                title,
                source,
                "https://" + source.id() + ".example/" + id,
                source.language(),
                source.language().equals("ar") ? "rtl" : "ltr",
                marked ? List.of("سلمى العلوي", "Karim B.") : List.of(),
                publishedAt,
                publishedAt,
                marked ? publishedAt.plusSeconds(5400) : null,
                summary,
                body,
                images,
                marked ? 1 : 0,
                marked
                        ? List.of(
                                new RelatedLink("حكاية باب الماكينة في ألف كلمة", "https://alayam.example/bab"),
                                new RelatedLink("صور نادرة للسوق سنة 1932", "https://alayam.example/1932"),
                                new RelatedLink("لا تُفتح", "javascript:alert(1)"))
                        : List.of(),
                marked ? List.of("المجتمع", "Cité & Société") : List.of(),
                1);
    }

    /** A front page's worth, the two above among them. */
    static List<Article> frontPage() {
        List<Article> articles = new ArrayList<>(List.of(arabic(), french()));
        String[] arabicTitles = {
            "الفرق الجوالة تعيد المسرح إلى القرى الجبلية", "دراسة: نصف مياه السدود يضيع بالتبخر",
            "قطار ليلي جديد يربط طنجة بوجدة ابتداء من الربيع", "مكتبة عمومية في كل حي: وعد يقترب من الوفاء",
            "صيادو الساحل يطالبون بفترة راحة أطول للسردين", "بطلة الشطرنج الصغيرة تهزم أستاذها في 31 نقلة",
            "أسعار الزيت تتراجع للشهر الثالث على التوالي", "مختبر جامعي يطبع أطرافا اصطناعية بكلفة 400 درهم"
        };
        for (int i = 0; i < arabicTitles.length; i++) {
            articles.add(article(
                    id(100 + i),
                    i % 2 == 0 ? HOMS : AYYAM,
                    arabicTitles[i],
                    "خبر قصير يشرح العنوان في سطرين، ويذكر أين وقع ما وقع ومن قاله ومتى سيُعرف ما بعده.",
                    "<p>نص الخبر.</p>",
                    NOON.minusSeconds(7200L + 1800L * i),
                    i < 4 ? List.of(new ArticleImage(image(30 + i), null, null, 1280, 720)) : List.of()));
        }
        articles.add(english("Harbour bridge reopens a week early", 200, null));
        articles.add(english("Night ferries return, with a brass band on the first crossing", 201, image(50)));
        articles.add(article(
                id(210),
                COURRIER,
                "Sécheresse : les oléiculteurs misent sur des variétés anciennes",
                "Trois coopératives replantent.",
                "<p>Texte.</p>",
                NOON.minusSeconds(90_000),
                List.of()));
        return articles;
    }

    private static Article english(String title, int number, @Nullable String image) {
        return article(
                id(number),
                HARBOUR,
                title,
                "The council said the works had gone better than planned.",
                "<p>Text.</p>",
                NOON.minusSeconds(100L * number),
                image == null ? List.of() : List.of(new ArticleImage(image, null, "Harbour Post", 640, 480)));
    }
}
