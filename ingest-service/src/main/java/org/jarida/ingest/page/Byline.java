package org.jarida.ingest.page;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jarida.ingest.date.DateReader;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Who wrote the article. */
final class Byline {

    private static final int LONGEST = 120;
    private static final Pattern LABEL = Pattern.compile(
            "^(?:par|by|written by|propos recueillis par|de notre envoyée? spéciale?|بقلم|كتب(?:ت|ه)?|إعداد|اعداد|تحرير|حوار|حاورته|حاوره|تقرير|تحقيق|أجرى الحوار|مراسلة)"
                    + "\\s*[:：/-]?\\s+(?=\\S)|^(?:بقلم|كتب|إعداد|حوار|تحرير)\\s*:\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LABELLED = Pattern.compile(
            "^(?:par|by|بقلم|كتبت?|إعداد|اعداد|حوار|تحرير|حاورته|حاوره)(?:\\s*[:：]\\s*|\\s+)[\\p{L} .'’،,و-]{4,60}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Two to four words that could be a person's name: capitalised, or of a script without capitals. */
    private static final Pattern NAME = Pattern.compile(
            "(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*)(?:\\s+(?:d[eu]|von|van|bin|ben|et|and)?\\s*[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*){1,5}");
    /** The same at the beginning of a line that goes on with a date or a place. */
    private static final Pattern LABELLED_FIRST = Pattern.compile(
            "^((?:par|by|written by|propos recueillis par|بقلم|كتبت?|إعداد|اعداد|حوار|تحرير|حاورته|حاوره)(?:\\s*[:：]\\s*|\\s+)[\\p{L} .'’-]{4,60}?)\\s*(?:[,،|·•(/–—-]\\s?.*|\\d.*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PARTED = Pattern.compile("\\s*[|·•]\\s*|\\s+[–—-]\\s+");

    private static final String ELEMENTS =
            "[itemprop~=(?i)author],[rel=author],a[href*=/author/],[class*=byline],[class*=Byline],[class*=author-name],"
                    + "[class*=auteur],.author,[class*=writer],[class*=katib],"
                    + "[class*=signature],[class~=(?i)(^|[_-])(auth|reporter|journalist|contributor)s?($|[_-])]";

    private Byline() {}

    static Optional<String> of(WebPage page, Element body, BodyFinder.@Nullable Found place) {
        var authors = page.data().authors();
        if (!authors.isEmpty()) {
            return Optional.of(String.join(", ", authors));
        }
        return page.meta()
                .first("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
                .filter(name -> !name.contains("://") && name.length() <= LONGEST && !name.startsWith("@"))
                .or(() -> marked(page.document()))
                .or(() -> place == null ? Optional.empty() : besideTitle(place))
                .or(() -> opening(body));
    }

    private static Optional<String> marked(Document page) {
        for (var element : Css.select(page, ELEMENTS)) {
            if (element.nameIs("meta")
                    || element.nameIs("article")
                    || Css.closest(element, "[class*=comment],aside,footer,nav") != null) {
                continue;
            }
            var name = Css.selectFirst(element, "[itemprop=name]");
            var text = clean((name != null ? name : element).text());
            if (text.length() > 2 && text.length() <= LONGEST) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** Between the title and the text: a line that says so, else a name that shares its line with a date. */
    private static Optional<String> besideTitle(BodyFinder.Found place) {
        var lines = place.besideTitle();
        for (var run : lines) {
            for (var words : words(run)) {
                var labelled = LABELLED_FIRST.matcher(words);
                if (labelled.matches()) {
                    return Optional.of(clean(labelled.group(1)));
                }
            }
        }
        for (var run : lines) {
            if (DateReader.find(TitlePlace.text(run), ZoneOffset.UTC).isPresent()) {
                for (var words : words(run)) {
                    if (NAME.matcher(words).matches()) {
                        return Optional.of(words);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Each part of the line, then the whole. */
    private static List<String> words(TextRun run) {
        var words = new ArrayList<String>();
        for (var node : run.nodes) {
            if (node instanceof Element element) {
                element.getAllElements().forEach(part -> words.add(part.text().strip()));
            } else {
                words.add(node.nodeValue().strip());
            }
        }
        var line = TitlePlace.text(run);
        words.addAll(List.of(PARTED.split(line, -1)));
        words.add(line);
        return words;
    }

    /** Arabic pages often name the author in the first or last short line of the text itself («حوار: آسيا»). */
    private static Optional<String> opening(Element body) {
        int seen = 0;
        for (var paragraph : Css.select(body, "p")) {
            var text = paragraph.text().replace('\u00A0', ' ').strip();
            if (!text.isEmpty()) {
                if (LABELLED.matcher(text).matches()) {
                    return Optional.of(clean(text));
                }
                if (++seen == 2) {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    static String clean(String text) {
        var bare = text.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
        return LABEL.matcher(bare).replaceFirst("").strip();
    }
}
