package org.jarida.ingest.feed;

import java.util.Set;
import java.util.stream.Stream;
import org.jarida.ingest.html.ArticleHtml;
import org.jarida.ingest.html.CleanHtml;
import org.jspecify.annotations.Nullable;

/** The text of an entry, clean: what is meant as its content, and what is meant as its summary. */
final class EntryBody {

    private final FeedElement entry;
    private final String base;
    private final Set<String> self;
    private final MarkupBudget budget;

    /** @param self the addresses of the entry itself */
    EntryBody(FeedElement entry, String base, Set<String> self, MarkupBudget budget) {
        this.entry = entry;
        this.base = base;
        this.self = self;
        this.budget = budget;
    }

    @Nullable CleanHtml content() {
        for (var child : entry.children()) {
            if (child.is(Module.CONTENT, "encoded")
                    || (child.is(Module.CORE, "content")
                            && child.attribute("src").isEmpty())
                    || (child.module() == Module.XHTML
                            && (child.name().equals("body") || child.name().equals("div")))
                    || child.is(Module.CORE, "fullitem")) {
                var clean = clean(child);
                if (clean != null) {
                    return clean;
                }
            }
        }
        return null;
    }

    @Nullable CleanHtml summary() {
        var others = Stream.concat(
                entry.children(Module.ITUNES, "subtitle"),
                Stream.concat(Stream.of(entry), entry.children(Module.MEDIA, "group"))
                        .flatMap(around -> around.children(Module.MEDIA, "description")));
        return Stream.concat(entry.children().stream().filter(EntryBody::describes), others)
                .flatMap(element -> Stream.ofNullable(clean(element)))
                .findFirst()
                .orElse(null);
    }

    private static boolean describes(FeedElement element) {
        return element.is(Module.CORE, "description")
                || element.is(Module.CORE, "summary")
                || element.is(Module.DC, "description")
                || element.is(Module.DC, "abstract")
                || element.is(Module.ITUNES, "summary");
    }

    private @Nullable CleanHtml clean(FeedElement element) {
        if (budget.isSpent()) {
            return null;
        }
        var html = TextConstruct.html(element);
        budget.spend(html.length());
        var clean = ArticleHtml.article(html, element.base(base), self);
        return clean.html().isEmpty() ? null : clean;
    }
}
