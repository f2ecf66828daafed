package org.jarida.ingest.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** When the article was published: as machines are told, else as readers see it near the title. */
final class PublicationDate {

    private static final String[] META = {
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "og:published_time",
        "article.published",
        "published_time",
        "publish-date",
        "publish_date",
        "pubdate",
        "publishdate",
        "sailthru.date",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.created",
        "dc.date.created",
        "dc.date",
        "dcterms.date",
        "dc:date",
        "date",
        "article:published",
        "originalpublicationdate",
        "article_date_original",
        "vr:published_time",
        "rnews:datepublished",
        "schema:datepublished"
    };

    private static final String MARKED =
            "[itemprop~=(?i)datePublished],[property~=(?i)(datePublished|dc:date|dc:created|dcterms:created)],"
                    + "time[pubdate],time[class*=publish],time[datetime]";
    private static final String DATED_CLASSES =
            "[class*=date],[class*=Date],[class*=time],[class*=publi],[class*=posted],[class*=byline],[class*=meta],[id*=date],[class*=tarikh]";
    private static final Pattern CHANGED =
            Pattern.compile("modif|updat|mis[-_ ]?a[-_ ]?jour", Pattern.CASE_INSENSITIVE);
    private static final int LABEL_LENGTH = 160;

    private PublicationDate() {}

    static Optional<Instant> of(WebPage page, ZoneId zone, BodyFinder.@Nullable Found place) {
        var data = page.data();
        return data.text("datePublished")
                .flatMap(text -> DateReader.read(text, zone))
                .or(() -> data.text("dateCreated").flatMap(text -> DateReader.read(text, zone)))
                .or(() -> meta(page.meta(), zone))
                .or(() -> marked(page.document(), zone))
                .or(() -> place == null ? Optional.empty() : besideTitle(place, zone))
                .or(() -> visible(page.document(), zone))
                .or(() -> data.text("dateModified").flatMap(text -> DateReader.read(text, zone)));
    }

    private static Optional<Instant> meta(Metadata meta, ZoneId zone) {
        for (var name : META) {
            var date = meta.first(name).flatMap(text -> DateReader.read(text, zone));
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> marked(Document page, ZoneId zone) {
        for (var element : Css.select(page, MARKED)) {
            if (isOfSomethingElse(element)) {
                continue;
            }
            for (var attribute : new String[] {"content", "datetime"}) {
                var date = DateReader.read(element.attr(attribute), zone);
                if (date.isPresent()) {
                    return date;
                }
            }
            var date = DateReader.read(element.text(), zone);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static boolean isOfSomethingElse(Element element) {
        return CHANGED.matcher(element.attr("itemprop") + element.className()).find()
                || Css.closest(element, "aside,nav,[class*=related],[class*=comment],[class*=sidebar]") != null;
    }

    /** Short labels: those that follow the heading, then those whose class speaks of a date, then the page's beginning. */
    private static Optional<Instant> visible(Document page, ZoneId zone) {
        var heading = Css.selectFirst(page, "article h1,main h1,h1");
        for (Element at = heading; at != null && !at.nameIs("body"); at = at.parent()) {
            for (Element next = at.nextElementSibling(); next != null; next = next.nextElementSibling()) {
                var date = label(next, zone);
                if (date.isPresent()) {
                    return date;
                }
            }
            if (at.parent() != null && at.parent().text().length() > 1_500) {
                break;
            }
        }
        for (var element : Css.select(page, DATED_CLASSES)) {
            var date = isOfSomethingElse(element) ? Optional.<Instant>empty() : label(element, zone);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> besideTitle(BodyFinder.Found place, ZoneId zone) {
        return place.besideTitle().stream()
                .flatMap(run -> DateReader.find(TitlePlace.text(run), zone).stream())
                .findFirst();
    }

    private static Optional<Instant> label(Element element, ZoneId zone) {
        var text = element.text();
        return text.isBlank() || text.length() > LABEL_LENGTH ? Optional.empty() : DateReader.find(text, zone);
    }
}
