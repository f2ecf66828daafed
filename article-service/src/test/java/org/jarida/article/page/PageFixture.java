package org.jarida.article.page;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.jarida.article.article.Article;
import org.jarida.article.article.Freshness;
import org.jarida.article.article.Lookup;
import org.jarida.article.article.Sections;
import org.jarida.article.search.Search;
import org.jarida.article.search.Stories;
import org.jarida.article.source.Sources;
import org.jarida.theme.Asset;
import org.jarida.theme.Assets;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages of this service by themselves, over articles in memory, with what else a browser asks for at the gateway:
 * assets, images, the switch of language, the answer to a report. Its parts are such that the service, when another test
 * starts it whole, does not find them.
 */
@ComponentScan(basePackageClasses = PageConfiguration.class)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class
})
@Import(PageFixture.ProblemDetails.class)
class PageFixture {

    static final String PROFILE = "page-fixture";

    /** The problems of every service, whose configuration is its module's own; before Boot's, which make way for it. */
    @Order(0)
    static class ProblemDetails implements DeferredImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {"org.jarida.service.problem.ProblemAutoConfiguration"};
        }
    }

    @Bean
    Newsroom newsroom() {
        return new Newsroom();
    }

    @Bean
    Search search(Newsroom newsroom) {
        return new NewsroomSearch(newsroom);
    }

    @Bean
    Stories stories(Newsroom newsroom) {
        return newsroom.stories();
    }

    @Bean
    Sources sources(Newsroom newsroom) {
        return newsroom.sources();
    }

    /** Looks again for every page. */
    @Bean
    Sections sections(Newsroom newsroom) {
        return new Sections(newsroom, anHourLaterEachTime());
    }

    /** Looks again for every page. */
    @Bean
    Freshness freshness(Newsroom newsroom) {
        Clock anHourLater = anHourLaterEachTime();
        return new Freshness(newsroom, () -> anHourLater.millis() * 1_000_000);
    }

    private static Clock anHourLaterEachTime() {
        AtomicLong hours = new AtomicLong();
        InstantSource source = () -> Samples.NOON.plus(Duration.ofHours(hours.getAndIncrement()));
        return source.withZone(ZoneOffset.UTC);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Samples.NOON.plusSeconds(7200), ZoneOffset.UTC);
    }

    /** What the gateway does with {@code ?ui=}. */
    @Bean
    Filter interfaceLanguage() {
        return (request, response, chain) -> {
            String language = request.getParameter("ui");
            chain.doFilter(
                    language == null
                            ? request
                            : new HttpServletRequestWrapper((HttpServletRequest) request) {
                                @Override
                                public String getHeader(String name) {
                                    return name.equalsIgnoreCase("Accept-Language") ? language : super.getHeader(name);
                                }

                                @Override
                                public Enumeration<String> getHeaders(String name) {
                                    return name.equalsIgnoreCase("Accept-Language")
                                            ? Collections.enumeration(List.of(language))
                                            : super.getHeaders(name);
                                }
                            },
                    response);
        };
    }

    /** The neighbours that the gateway routes to. */
    @RestController
    @Profile(PageFixture.PROFILE)
    static class Neighbours {

        final List<String> reports = new CopyOnWriteArrayList<>();
        volatile HttpStatus answer = HttpStatus.ACCEPTED;

        final Set<String> hidden = ConcurrentHashMap.newKeySet();

        private final List<SseEmitter> listening = new CopyOnWriteArrayList<>();
        private final Newsroom newsroom;

        Neighbours(Newsroom newsroom) {
            this.newsroom = newsroom;
        }

        void reset() {
            reports.clear();
            hidden.clear();
            answer = HttpStatus.ACCEPTED;
        }

        @GetMapping("/live")
        SseEmitter live() {
            SseEmitter stream = new SseEmitter(0L);
            listening.add(stream);
            return stream;
        }

        /** Tells every page that is open; false when there is none. */
        boolean tell(String event, String data) {
            for (SseEmitter stream : listening) {
                try {
                    stream.send(SseEmitter.event().name(event).data(data));
                } catch (IOException | IllegalStateException _) {
                    listening.remove(stream); // a page that was left
                }
            }
            return !listening.isEmpty();
        }

        @GetMapping("/assets/{*path}")
        ResponseEntity<byte[]> asset(@PathVariable String path) {
            Asset asset = Assets.instance().find("/assets" + path).orElseThrow();
            return ResponseEntity.ok()
                    .header("Content-Type", asset.contentType())
                    .header("Cache-Control", asset.cacheControl())
                    .body(asset.bytes());
        }

        @GetMapping("/api/v1/search/suggestions")
        Map<String, List<Search.Suggestion>> suggestions(@RequestParam String q) {
            return Map.of("items", List.of(new Search.Suggestion(q + "…", 1)));
        }

        /** The fields that the service worker asks for. */
        @GetMapping("/api/v1/articles/{id}")
        ResponseEntity<Map<String, Object>> article(@PathVariable String id, @RequestParam String fields) {
            return switch (newsroom.find(id)) {
                case Lookup.Found(Article article) ->
                    ResponseEntity.ok(Map.of("revision", article.revision(), "images", article.images()));
                case Lookup.Withdrawn _ ->
                    ResponseEntity.status(HttpStatus.GONE).build();
                case Lookup.Unknown _ -> ResponseEntity.notFound().build();
            };
        }

        @GetMapping("/images/{id}")
        ResponseEntity<byte[]> image(@PathVariable String id, @RequestParam int w) throws IOException {
            if (hidden.contains(id)) {
                return ResponseEntity.status(HttpStatus.GONE).build();
            }
            int seed = id.hashCode();
            var picture = new BufferedImage(w, w * 2 / 3, BufferedImage.TYPE_INT_RGB);
            var brush = picture.createGraphics();
            brush.setPaint(new GradientPaint(
                    0,
                    0,
                    Color.getHSBColor((seed & 0xff) / 255f, 0.35f, 0.75f),
                    w,
                    w * 2f / 3,
                    Color.getHSBColor((seed >> 8 & 0xff) / 255f, 0.45f, 0.4f)));
            brush.fillRect(0, 0, w, w);
            brush.dispose();
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(bytes.toByteArray());
        }

        @PostMapping(
                path = "/api/v1/articles/{article}/images/{image}/reports",
                consumes = MediaType.APPLICATION_JSON_VALUE)
        ResponseEntity<Void> report(@PathVariable String image, @RequestBody String report) {
            reports.add(image + " " + report);
            return ResponseEntity.status(answer).build();
        }

        @PostMapping(
                path = "/api/v1/articles/{article}/images/{image}/reports",
                consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        ResponseEntity<Void> reportForm(
                @PathVariable String article, @PathVariable String image, @RequestParam String reason) {
            reports.add(image + " " + reason);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/articles/" + article + "?reported=" + image + "#image-" + image))
                    .build();
        }

        @DeleteMapping("/api/v1/articles/{article}/images/{image}/reports")
        ResponseEntity<Void> withdraw(@PathVariable String image) {
            reports.add(image + " withdrawn");
            return ResponseEntity.status(answer).build();
        }

        @PostMapping("/api/v1/articles/{article}/images/{image}/reports/withdraw")
        ResponseEntity<Void> withdrawByForm(@PathVariable String article, @PathVariable String image) {
            reports.add(image + " withdrawn");
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/articles/" + article + "?withdrawn=" + image))
                    .build();
        }
    }
}
