package crm.admin.demo;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import crm.admin.NewTenant;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a demo tenant's files become records, as {@code mapping.yaml} beside them declares it. */
record DemoMapping(
        NewTenant tenant,
        String password,
        Administrator administrator,
        JobTitles jobTitles,
        Map<String, Currency> currencies,
        Products products,
        Accounts accounts,
        Deals deals,
        Contacts contacts) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    record Administrator(String firstName, String lastName, String email, String jobTitle) {}

    record JobTitles(String rep, String manager) {}

    /**
     * Another currency than the tenant's.
     *
     * @param country whose accounts' deals are in it
     * @param rates from a day on, in the format of the deals' dates, so many are one of the tenant's
     */
    record Currency(String country, Map<String, BigDecimal> rates) {}

    /** The currency of deals with accounts of a country, where it is not the tenant's own. */
    Optional<String> currency(String country) {
        return currencies.entrySet().stream()
                .filter(currency -> currency.getValue().country().equals(country))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * @param aliases what a product is also called: its name in the product list
     * @param families the series of the product list: option of {@code product.family}
     */
    record Products(Map<String, String> aliases, Map<String, String> families) {

        String name(String written) {
            return aliases.getOrDefault(written, written);
        }
    }

    /**
     * @param sectors spellings put right
     * @param countries spellings put right
     * @param revenueUnit what the file's revenue is counted in
     */
    record Accounts(Map<String, String> sectors, Map<String, String> countries, BigDecimal revenueUnit) {

        String sector(String written) {
            return sectors.getOrDefault(written, written);
        }

        String country(String written) {
            return countries.getOrDefault(written, written);
        }
    }

    /**
     * @param dateFormat as {@link DateTimeFormatter} writes patterns
     * @param lostReasons reason for deals that ended in a stage of Kinship's
     */
    record Deals(
            String dateFormat,
            Map<String, Stage> stages,
            Map<String, String> lostReasons,
            ExpectedClose expectedClose) {

        Optional<String> lostReason(Stage stage) {
            return Optional.ofNullable(lostReasons.get(stage.stage()));
        }

        DateTimeFormatter dates() {
            return DateTimeFormatter.ofPattern(dateFormat, Locale.ROOT);
        }
    }

    /** What a stage of the file is in Kinship. */
    record Stage(String stage, String forecastCategory, boolean closed) {}

    record Contacts(List<String> firstNames, List<String> lastNames, List<String> jobTitles) {}

    static DemoMapping read(Path file) {
        try {
            return YAML.readValue(file.toFile(), DemoMapping.class);
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.INTERNAL, "%s is not a mapping: %s".formatted(file, e.getMessage()), e);
        }
    }
}
