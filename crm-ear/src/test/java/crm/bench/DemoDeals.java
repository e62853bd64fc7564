package crm.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Deals as the demo's files have them, over and over: stages, products, amounts, accounts and dates occur as often. */
final class DemoDeals {

    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd-MM-yy", Locale.ROOT);
    private static final Map<String, String> STAGES =
            Map.of("Prospecting", "prospecting", "Engaging", "engaging", "Won", "won", "Lost", "lost");
    private static final Map<String, Integer> PROBABILITIES =
            Map.of("prospecting", 10, "engaging", 30, "won", 100, "lost", 0);

    private final List<NamedCsvRecord> rows;
    private final List<NamedCsvRecord> products;
    private final LocalDate lastDay;
    private final Random random;

    DemoDeals(Path demo, Random random) {
        this.rows = read(demo.resolve("sales_pipeline.csv"));
        this.products = read(demo.resolve("products.csv"));
        this.lastDay = rows.stream()
                .map(row -> row.getField("close_date"))
                .filter(text -> !text.isBlank())
                .map(text -> LocalDate.parse(text, DATES))
                .max(LocalDate::compareTo)
                .orElseThrow();
        this.random = random;
    }

    private static List<NamedCsvRecord> read(Path file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One deal.
     *
     * @param account a number that deals of one account share
     * @param owner a number that deals of one sales agent share
     */
    record Deal(
            String name,
            int account,
            int owner,
            String product,
            String stage,
            BigDecimal amount,
            int probability,
            LocalDate closeDate) {}

    List<NamedCsvRecord> products() {
        return products;
    }

    Deal next() {
        NamedCsvRecord row = rows.get(random.nextInt(rows.size()));
        String stage = STAGES.getOrDefault(row.getField("deal_stage"), "prospecting");
        String product = row.getField("product").replace("GTXPro", "GTX Pro");
        return new Deal(
                "%s · %s · %08X".formatted(product, row.getField("account"), random.nextInt()),
                row.getField("account").hashCode(),
                row.getField("sales_agent").hashCode(),
                product,
                stage,
                amount(row, product),
                PROBABILITIES.getOrDefault(stage, 0),
                closeDate(row));
    }

    /** Open deals have no value in the file yet: their product's price, as the demo does. A tenth more or less. */
    private BigDecimal amount(NamedCsvRecord row, String product) {
        String given = row.getField("close_value").isBlank() ? price(product) : row.getField("close_value");
        long cents = new BigDecimal(given).movePointRight(2).longValueExact();
        return BigDecimal.valueOf(cents * (900 + random.nextInt(200)) / 1000, 2);
    }

    private String price(String product) {
        return products.stream()
                .filter(row -> row.getField("product").equals(product))
                .findFirst()
                .orElseThrow()
                .getField("sales_price");
    }

    /** The file's last day is today; open deals close within a quarter, some are overdue. */
    private LocalDate closeDate(NamedCsvRecord row) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (row.getField("close_date").isBlank()) {
            return today.plusDays(random.nextInt(100) - 10);
        }
        return today.minusDays(ChronoUnit.DAYS.between(LocalDate.parse(row.getField("close_date"), DATES), lastDay));
    }
}
