package org.jarida.gateway.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jarida.gateway.oidc.UnprovenException.Reason;

/**
 * Who the provider says it is.
 *
 * @param name what the person is called in our records
 * @param claims all that the token says, as JSON: strings, numbers, lists and maps
 * @param expires when the token does
 */
public record Identity(String name, Map<String, Object> claims, Instant expires) {

    private static final int LONGEST_NAME = 190;

    static Identity of(JWTClaimsSet token, String nameClaim) throws UnprovenException {
        Map<String, Object> claims = token.toJSONObject();
        Object name = claims.get(nameClaim) instanceof String given && !given.isBlank() ? given : claims.get("sub");
        if (!(name instanceof String text) || !isName(text)) {
            throw new UnprovenException(Reason.INVALID, "the name in the token is none");
        }
        if (!(claims.get("exp") instanceof Number expires)) {
            throw new UnprovenException(Reason.INVALID, "the token does not say when it expires");
        }
        return new Identity(text, claims, Instant.ofEpochSecond(expires.longValue()));
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && text.chars().noneMatch(Character::isISOControl);
    }
}
