package crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import crm.web.TenantFigures.EntityCount;
import crm.web.TenantFigures.Figures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomePageTest {
    private static final WhoAmI ADA =
            new WhoAmI("http://issuer", "s-1", "Ada <b>Lovelace</b>", "ada@example.org", Optional.empty());

    @Test
    void names_are_text_and_never_markup() {
        assertThat(HomePage.render(ADA, List.of()))
                .contains("Ada &lt;b&gt;Lovelace&lt;/b&gt;")
                .doesNotContain("<b>Lovelace");
    }

    @Test
    void somebody_without_a_tenant_is_told_whom_to_ask() {
        assertThat(HomePage.render(ADA, List.of()))
                .contains("Ask an administrator")
                .doesNotContain("<table>");
    }

    @Test
    void the_counts_of_the_tenant_are_grouped_numbers() {
        Figures figures = new Figures("Northstar", List.of(new EntityCount("Opportunities", 8_800)));

        assertThat(HomePage.render(ADA, List.of(figures)))
                .contains("Northstar", "<th scope=\"row\">Opportunities</th><td>8,800</td>");
    }
}
