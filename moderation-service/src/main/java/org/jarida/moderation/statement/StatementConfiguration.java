package org.jarida.moderation.statement;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires statements of reasons to the history. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatementSettings.class)
class StatementConfiguration {

    @Bean
    Statements statements(HideLog hides, ShowingArticleStore articles, StatementSettings settings, Clock clock) {
        return new Statements(hides, articles, settings.settle(), clock);
    }

    /** Submissions are in English, whatever the language of the site. */
    @Bean
    Submissions submissions(Statements statements, SitePages pages, JsonMapper json, MeterRegistry meters) {
        return new Submissions(statements, pages.messages(UiLanguage.EN), json, meters);
    }
}
