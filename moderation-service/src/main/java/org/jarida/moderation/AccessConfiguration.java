package org.jarida.moderation;

import org.jarida.service.trust.AccessRules;
import org.jarida.service.trust.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what of this service: moderators, and everybody what is made for the public. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessRules accessRules() {
        return AccessRules.denyByDefault()
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/cases")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/cases/*")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/cases/*/verdicts")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/breaker")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/breaker/close")
                .only(Role.MODERATOR, HttpMethod.PUT, "/api/v1/moderation/cases/*/claim")
                .only(Role.MODERATOR, HttpMethod.DELETE, "/api/v1/moderation/cases/*/claim")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/cases/*/notes")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/cases/*/reporters")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/cases/*/reporters/*/mute")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/cases/*/reporters/*/unmute")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/verdicts")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/statistics")
                .anyone(HttpMethod.GET, "/transparency")
                .anyone(HttpMethod.GET, "/api/v1/transparency")
                .anyone(HttpMethod.GET, "/appeals")
                .anyone(HttpMethod.GET, "/appeals/*")
                .anyone(HttpMethod.POST, "/appeals/*")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/statements")
                .only(Role.MODERATOR, HttpMethod.GET, "/api/v1/moderation/appeals")
                .only(Role.MODERATOR, HttpMethod.POST, "/api/v1/moderation/appeals/*/answer")
                .only(Role.MODERATOR, HttpMethod.GET, "/moderation/appeals")
                .only(Role.MODERATOR, HttpMethod.POST, "/moderation/appeals/*/answer")
                .only(Role.MODERATOR, HttpMethod.GET, "/moderation")
                .only(Role.MODERATOR, HttpMethod.GET, "/moderation/statistics")
                .only(Role.MODERATOR, HttpMethod.GET, "/moderation/cases/*")
                .only(Role.MODERATOR, HttpMethod.POST, "/moderation/cases/*/*")
                .only(Role.MODERATOR, HttpMethod.POST, "/moderation/breaker/close")
                .only(Role.MODERATOR, HttpMethod.POST, "/moderation/verdicts");
    }
}
