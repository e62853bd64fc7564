package crm.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.value.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what amounts in another currency come to with the rates in force: of the record's day, or the first there is.
 * At rest, when nothing is due any more.
 */
public final class CurrencyAgreement {

    private static final String RATES = """
            select currency, starts, rate from currency_rate where tenant_id = ? and ended_at is null""";
    private static final String ROWS = """
            select id, values, computed, created_at, foreign_currency from record where tenant_id = ? and entity_id = %d
            and not exists (select from formula_due d where d.tenant_id = record.tenant_id and d.entity_id = record.entity_id)""";

    private final List<String> findings = new ArrayList<>();

    private CurrencyAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        CurrencyAgreement agreement = new CurrencyAgreement();
        TenantSchemas.each(superuser, (tenant, type) -> {
            if (!type.amounts().isEmpty()) {
                agreement.check(superuser, tenant, type);
            }
        });
        return List.copyOf(agreement.findings);
    }

    private void check(Connection superuser, int tenant, EntityType type) throws SQLException {
        Map<String, NavigableMap<LocalDate, BigDecimal>> rates = rates(superuser, tenant);
        try (PreparedStatement statement = superuser.prepareStatement(ROWS.formatted(type.id()))) {
            statement.setInt(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    check(tenant, type, rates, row);
                }
            }
        }
    }

    private static Map<String, NavigableMap<LocalDate, BigDecimal>> rates(Connection superuser, int tenant)
            throws SQLException {
        Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new TreeMap<>();
        try (PreparedStatement statement = superuser.prepareStatement(RATES)) {
            statement.setInt(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rates.computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
                            .put(row.getObject(2, LocalDate.class), row.getBigDecimal(3));
                }
            }
        }
        return rates;
    }

    private void check(
            int tenant, EntityType type, Map<String, NavigableMap<LocalDate, BigDecimal>> rates, ResultSet row)
            throws SQLException {
        JsonNode values = Json.read(row.getString("values"));
        JsonNode computed =
                Json.read(Optional.ofNullable(row.getString("computed")).orElse("{}"));
        String currency = values.path(EntityType.CURRENCY).asText();
        boolean isForeign = !currency.isEmpty()
                && type.recordCurrency().company().filter(currency::equals).isEmpty();
        String marked = Optional.ofNullable(row.getString("foreign_currency")).orElse("");
        if (!marked.equals(isForeign ? currency : "")) {
            findings.add("Tenant %d: %s/%s is in %s and is found by '%s'"
                    .formatted(tenant, type.name(), row.getString("id"), currency, marked));
        }
        for (Field field : type.amounts()) {
            JsonNode amount = values.path(field.name());
            JsonNode found = computed.path(field.name() + ".converted");
            Optional<BigDecimal> expected = isForeign && amount.isNumber()
                    ? Optional.of(amount.decimalValue()
                            .divide(
                                    rate(Objects.requireNonNull(rates.get(currency)), day(type, values, row)),
                                    type.recordCurrency().decimals(field),
                                    RoundingMode.HALF_UP))
                    : Optional.empty();
            boolean agrees = found.isNumber()
                    ? expected.filter(one -> one.compareTo(found.decimalValue()) == 0)
                            .isPresent()
                    : expected.isEmpty();
            if (!agrees) {
                findings.add("Tenant %d: %s/%s has %s %s, which is kept as %s and should come to %s"
                        .formatted(
                                tenant,
                                type.name(),
                                row.getString("id"),
                                amount,
                                currency,
                                found,
                                expected.map(Object::toString).orElse("nothing")));
            }
        }
    }

    private static BigDecimal rate(NavigableMap<LocalDate, BigDecimal> ofCurrency, LocalDate day) {
        return Optional.ofNullable(ofCurrency.floorEntry(day))
                .orElseGet(ofCurrency::firstEntry)
                .getValue();
    }

    private static LocalDate day(EntityType type, JsonNode values, ResultSet row) throws SQLException {
        String day = type.recordCurrency()
                .day()
                .map(values::path)
                .map(JsonNode::asText)
                .orElse("");
        return day.isEmpty()
                ? row.getObject("created_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate()
                : LocalDate.parse(day.substring(0, 10));
    }
}
