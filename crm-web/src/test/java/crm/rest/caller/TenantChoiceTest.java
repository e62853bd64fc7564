package crm.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.Member;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TenantChoiceTest {

    private static final Member NORTHSTAR = member(1, "northstar");
    private static final Member GLOBEX = member(2, "globex");

    @Test
    void the_only_tenant_needs_no_naming() {
        assertThat(TenantChoice.choose(List.of(NORTHSTAR), Optional.empty())).isEqualTo(NORTHSTAR);
    }

    @Test
    void a_member_of_several_says_which() {
        assertThat(TenantChoice.choose(List.of(NORTHSTAR, GLOBEX), Optional.of("globex")))
                .isEqualTo(GLOBEX);
        assertCode(
                () -> TenantChoice.choose(List.of(NORTHSTAR, GLOBEX), Optional.empty()), ProblemCode.SEVERAL_TENANTS);
    }

    @Test
    void a_tenant_one_does_not_belong_to_is_refused() {
        assertCode(() -> TenantChoice.choose(List.of(NORTHSTAR), Optional.of("globex")), ProblemCode.NO_TENANT);
        assertCode(() -> TenantChoice.choose(List.of(), Optional.empty()), ProblemCode.NO_TENANT);
    }

    private static void assertCode(ThrowingCallable choosing, ProblemCode code) {
        assertThatThrownBy(choosing)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static Member member(int tenant, String alias) {
        return new Member(tenant, alias, alias, new UUID(0, tenant), Set.of("rep"));
    }
}
