package crm.rest.caller;

import java.security.Principal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.JsonWebToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/** Somebody as the identity provider names him, out of a token that the container has verified. */
public record Identity(String issuer, String subject) {

    /** Empty where nobody is signed in. */
    public static Optional<Identity> of(@Nullable Principal principal) {
        if (!(principal instanceof OidcPrincipal<?> verified)) {
            return Optional.empty();
        }
        OidcSecurityContext context = verified.getOidcSecurityContext();
        return Stream.<@Nullable JsonWebToken>of(context.getToken(), context.getIDToken())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(token -> new Identity(token.getIssuer(), token.getSubject()));
    }
}
