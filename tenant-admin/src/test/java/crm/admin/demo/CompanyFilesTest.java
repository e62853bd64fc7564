package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with something wrong in them say where. */
class CompanyFilesTest {

    private static final String DEALS = "sales_pipeline.csv";

    @TempDir
    Path folder;

    @BeforeEach
    void copyGlobex() throws IOException {
        for (String file : List.of("mapping.yaml", "accounts.csv", "products.csv", "sales_teams.csv", DEALS)) {
            Files.copy(Path.of("../config/demo/globex", file), folder.resolve(file));
        }
    }

    @Test
    void an_unknown_product_is_told_with_its_line_and_what_was_probably_meant() throws IOException {
        replace(DEALS, "GX-1002,Lena Brandt,Care Plan", "GX-1002,Lena Brandt,CarePlan");

        assertRefused("sales_pipeline.csv, line 3: 'CarePlan' in product is not known. Did you mean 'Care Plan'?");
    }

    @Test
    void an_unknown_rep_is_told() throws IOException {
        replace(DEALS, "GX-1003,Jan de Wit", "GX-1003,Jan de With");

        assertRefused(
                "sales_pipeline.csv, line 4: 'Jan de With' in sales_agent is not known. Did you mean 'Jan de Wit'?");
    }

    @Test
    void an_unknown_stage_is_told() throws IOException {
        replace(DEALS, "Prospecting,,,\nGX-1007", "Dreaming,,,\nGX-1007");

        assertRefused("sales_pipeline.csv, line 7: 'Dreaming' in deal_stage is not known.");
    }

    @Test
    void a_date_that_is_none_is_told() throws IOException {
        replace(DEALS, "04-09-17", "2017-09-04");

        assertRefused("sales_pipeline.csv, line 2: '2017-09-04' in engage_date is not a date");
    }

    @Test
    void a_closed_deal_without_an_amount_is_told() throws IOException {
        replace(DEALS, "20-11-17,61000", "20-11-17,");

        assertRefused("sales_pipeline.csv, line 2: close_value is empty");
    }

    @Test
    void a_number_that_is_none_is_told() throws IOException {
        replace("products.csv", "18500", "18 500");

        assertRefused("products.csv, line 2: '18 500' in sales_price is not a number");
    }

    @Test
    void a_missing_column_is_told() throws IOException {
        replace("products.csv", "sales_price", "price");

        assertRefused("products.csv, line 2: there is no column 'sales_price'");
    }

    @Test
    void a_parent_that_is_not_there_is_told() throws IOException {
        replace("accounts.csv", "Germany,Hansa Werft", "Germany,Hansa Werk");

        assertRefused("accounts.csv: the parent of Hansa Logistik is not there, or is its own subsidiary.");
    }

    @Test
    void an_unknown_word_in_the_mapping_is_told() throws IOException {
        replace("mapping.yaml", "password:", "passwort: kinship\npassword:");

        assertThatThrownBy(this::read).hasMessageContaining("mapping.yaml").hasMessageContaining("passwort");
    }

    private void replace(String file, String text, String by) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        Files.writeString(path, before.replace(text, by));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::read).hasMessage(message);
    }

    private Company read() {
        return new CompanyFiles(folder).read(LocalDate.of(2026, 11, 19));
    }
}
