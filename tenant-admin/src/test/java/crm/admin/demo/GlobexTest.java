package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GlobexTest {

    @Test
    void is_a_handful() {
        Company globex = new CompanyFiles(Path.of("../config/demo/globex")).read(LocalDate.of(2026, 11, 19));

        assertThat(globex.administrator().email()).isEqualTo("admin@globex.example");
        assertThat(globex.reps()).hasSize(2);
        assertThat(globex.accounts()).hasSize(6);
        assertThat(globex.deals()).hasSize(15);
    }

    @Test
    void sells_in_three_currencies() {
        Company globex = new CompanyFiles(Path.of("../config/demo/globex")).read(LocalDate.of(2026, 11, 19));

        assertThat(globex.currencies()).extracting(Company.Currency::code).containsExactly("USD", "JPY");
        assertThat(globex.currencies().getFirst().rates())
                .as("moved as the deals are")
                .containsEntry(LocalDate.of(2026, 10, 23), new BigDecimal("1.0912"));
        assertThat(globex.deals().stream()
                        .map(deal -> deal.currency().orElse("EUR"))
                        .collect(Collectors.groupingBy(code -> code, Collectors.counting())))
                .isEqualTo(Map.of("EUR", 8L, "USD", 4L, "JPY", 3L));
    }
}
