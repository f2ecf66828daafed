package org.jarida.service.trust;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Caller} that the token names. */
final class Callers implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return caller(token.getToken());
        }
        throw new IllegalStateException("a request without a token passed the security filter");
    }

    static Caller caller(Jwt jwt) {
        return new Caller(
                reader(jwt),
                strings(jwt, TokenClaims.NETWORK_KEYS),
                roles(jwt),
                jwt.getClaimAsString(TokenClaims.ACCOUNT),
                jwt.getClaimAsString(TokenClaims.CSRF));
    }

    static Set<Role> roles(Jwt jwt) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        strings(jwt, TokenClaims.ROLES).forEach(name -> roles.add(Role.valueOf(name)));
        return roles;
    }

    private static @Nullable Reader reader(Jwt jwt) {
        List<String> keys = strings(jwt, TokenClaims.READER_KEYS);
        Number weight = jwt.getClaim(TokenClaims.READER_WEIGHT);
        return keys.isEmpty() || weight == null ? null : new Reader(keys, weight.intValue());
    }

    private static List<String> strings(Jwt jwt, String claim) {
        List<String> values = jwt.getClaimAsStringList(claim);
        return values == null ? List.of() : values;
    }
}
