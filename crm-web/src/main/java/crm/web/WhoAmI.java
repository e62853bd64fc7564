package crm.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * The person or program of this request, as the identity provider names it.
 *
 * @param issuer with {@code subject} the identity that never changes; all else may
 * @param idToken only in a browser's session; empty for a bearer token
 */
public record WhoAmI(String issuer, String subject, String name, String email, Optional<String> idToken) {

    /** Only for requests that passed the login or carried a token; all others never reach our code. */
    public static WhoAmI of(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof OidcPrincipal<?> principal)) {
            throw new IllegalStateException("A page was reached without a login: " + request.getRequestURI());
        }
        OidcSecurityContext context = principal.getOidcSecurityContext();
        var token = context.getToken();
        return new WhoAmI(
                text(token.getIssuer()),
                text(token.getSubject()),
                Optional.ofNullable(token.getName()).orElse(principal.getName()),
                text(token.getEmail()),
                Optional.ofNullable(context.getIDTokenString()));
    }

    private static String text(@Nullable String claim) {
        return claim == null ? "" : claim;
    }
}
