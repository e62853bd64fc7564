package crm.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantClassesTest {

    @ParameterizedTest
    @CsvSource({"0, small", "9999, small", "10000, medium", "499999, medium", "500000, large"})
    void the_length_of_the_journal_says_how_big_a_tenant_is(long changes, String name) {
        assertThat(TenantClasses.named(changes)).isEqualTo(name);
    }
}
