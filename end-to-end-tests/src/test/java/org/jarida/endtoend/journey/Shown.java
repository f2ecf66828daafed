package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An article with its one picture, as readers find it. */
public record Shown(String source, String articleId, String imageId) {

    /** Follows a source of the test newspaper that has so many articles, and waits until all are shown. */
    public static List<Shown> of(TestNewspaper newspaper, Visitor admin, String source, int articles) {
        newspaper.publish(source, 0, articles);
        String feed =
                "{\"id\":\"%s\",\"name\":\"%s\",\"language\":\"ar\",\"policy\":\"FULL\",\"feeds\":[{\"url\":\"%s\"}]}"
                        .formatted(source, source, newspaper.url("/" + source + ".xml"));
        assertThat(admin.postJson("/api/v1/sources", feed).status()).isEqualTo(201);
        return await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> withImages(admin, source), all -> all.size() == articles);
    }

    private static List<Shown> withImages(Visitor visitor, String source) {
        List<Shown> shown = new ArrayList<>();
        for (JsonNode article : visitor.get("/api/v1/articles?limit=100&source=" + source)
                .json()
                .get("items")) {
            article.get("images")
                    .forEach(image -> shown.add(new Shown(
                            source,
                            article.get("id").asString(),
                            image.get("id").asString())));
        }
        return shown;
    }
}
