package org.jarida.article.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jarida.article.article.Entries;
import org.jarida.article.source.Source;
import org.jarida.article.source.SourcesById;
import org.jarida.events.ArticlePublished;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LiveHeadlinesTests {

    private final CountedSources sources = new CountedSources();
    private final LiveHeadlines headlines = new LiveHeadlines(sources, JsonMapper.shared());

    @Test
    void whatThousandsAreToldIsWrittenOnce() {
        ArticlePublished event = published();

        String written = headlines.json(event);

        assertThat(written).contains("\"title\":\"عنوان\"").doesNotContain("\n");
        assertThat(headlines.json(event)).isEqualTo(written);
        assertThat(sources.asked).isEqualTo(1);
        headlines.json(published());
        assertThat(sources.asked).isEqualTo(2);
    }

    private static ArticlePublished published() {
        return new ArticlePublished(Entries.id(1), 1, Entries.content("عنوان"));
    }

    private static final class CountedSources extends SourcesById {

        private int asked;

        @Override
        public Optional<Source> find(String sourceId) {
            asked++;
            return Optional.of(Source.undescribed(sourceId));
        }
    }
}
