package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GlobexTest {

    @Test
    void is_a_handful() {
        Company globex = new CompanyFiles(Path.of("../config/demo/globex")).read(LocalDate.of(2026, 11, 19));

        assertThat(globex.administrator().email()).isEqualTo("admin@globex.example");
        assertThat(globex.reps()).hasSize(2);
        assertThat(globex.accounts()).hasSize(4);
        assertThat(globex.deals()).hasSize(8);
    }
}
