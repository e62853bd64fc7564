package crm.rest.caller;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Member;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which of his tenants somebody acts. Never guesses: who belongs to several says which. */
final class TenantChoice {

    /** The request header that names a tenant by its alias. */
    static final String HEADER = "Kinship-Tenant";

    private TenantChoice() {}

    /** @throws ProblemException {@code NO_TENANT} or {@code SEVERAL_TENANTS} */
    static Member choose(List<Member> memberships, Optional<String> alias) {
        if (memberships.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NO_TENANT, "You belong to no tenant. Ask your administrator to invite you.");
        }
        return alias.map(wanted -> named(memberships, wanted)).orElseGet(() -> only(memberships));
    }

    private static Member named(List<Member> memberships, String alias) {
        return memberships.stream()
                .filter(member -> member.tenantAlias().equals(alias))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NO_TENANT, "You do not belong to the tenant '%s'.".formatted(alias)));
    }

    private static Member only(List<Member> memberships) {
        if (memberships.size() > 1) {
            String aliases =
                    memberships.stream().map(Member::tenantAlias).sorted().collect(Collectors.joining(", "));
            throw new ProblemException(
                    ProblemCode.SEVERAL_TENANTS,
                    "You belong to several tenants. Say which in the header %s: %s.".formatted(HEADER, aliases));
        }
        return memberships.getFirst();
    }
}
