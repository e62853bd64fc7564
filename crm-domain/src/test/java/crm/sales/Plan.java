package crm.sales;

import com.fasterxml.jackson.databind.JsonNode;
import crm.kernel.KernelDatabase;
import crm.kernel.RecordingDataSource.Bound;
import crm.kernel.RecordingDataSource.Executed;
import crm.value.Json;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the database answers a statement as the application sends it: under row security, prepared, at its eighth
 * execution, when a plan without regard to the values would have replaced the first ones.
 *
 * @param settings the tenant, as the transaction had it
 */
final class Plan {

    private static final int EXECUTIONS = 8;

    private final List<JsonNode> scans = new ArrayList<>();
    private final JsonNode root;
    private final double milliseconds;

    private Plan(JsonNode explained) {
        root = explained.path("Plan");
        milliseconds = explained.path("Execution Time").asDouble();
        collect(root);
    }

    static Plan of(List<Executed> settings, Executed executed) {
        try (Connection connection = KernelDatabase.shared().app().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Executed setting : settings) {
                statement.execute(inlined(setting));
            }
            if (!executed.named()) {
                // the database keeps no plan of what has no name: each execution is planned for its values
                statement.execute("set local plan_cache_mode = force_custom_plan");
            }
            statement.execute("prepare asked (" + types(executed) + ") as " + numbered(executed.sql()));
            String explain = "explain (analyze, buffers, format json) execute asked (" + literals(executed) + ")";
            for (int i = 1; i < EXECUTIONS; i++) {
                statement.execute(explain);
            }
            try (ResultSet result = statement.executeQuery(explain)) {
                result.next();
                return new Plan(Json.read(result.getString(1)).get(0));
            } finally {
                connection.rollback();
                statement.execute("deallocate asked");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(executed.sql(), e);
        }
    }

    private void collect(JsonNode node) {
        if (node.path("Node Type").asText().contains("Scan")
                && (node.path("Relation Name").asText().startsWith("record")
                        || node.path("Index Name").asText().startsWith("record"))) {
            scans.add(node);
        }
        node.path("Plans").forEach(this::collect);
    }

    /** The indexes that read rows of records, and how; a scan without one by its own name. */
    List<String> ways() {
        return scans.stream()
                .filter(scan -> !scan.path("Node Type").asText().equals("Bitmap Heap Scan"))
                .map(scan ->
                        scan.path("Index Name").asText(scan.path("Node Type").asText()))
                .distinct()
                .toList();
    }

    /** Rows that were looked at, those thrown away included. */
    long rowsTouched() {
        return scans.stream()
                .filter(scan -> !scan.path("Node Type").asText().equals("Bitmap Index Scan"))
                .mapToLong(scan -> Math.round(scan.path("Actual Loops").asDouble()
                        * (scan.path("Actual Rows").asDouble()
                                + scan.path("Rows Removed by Filter").asDouble()
                                + scan.path("Rows Removed by Index Recheck").asDouble())))
                .sum();
    }

    /** Pages of the database that were read, from memory or not. */
    long buffers() {
        return root.path("Shared Hit Blocks").asLong()
                + root.path("Shared Read Blocks").asLong();
    }

    double milliseconds() {
        return milliseconds;
    }

    private static String numbered(String sql) {
        StringBuilder numbered = new StringBuilder();
        int position = 0;
        for (char c : sql.toCharArray()) {
            numbered.append(c == '?' ? "$" + ++position : String.valueOf(c));
        }
        return numbered.toString();
    }

    private static String inlined(Executed executed) {
        String sql = executed.sql();
        for (Bound value : executed.values()) {
            sql = sql.replaceFirst("\\?", literal(value.value()));
        }
        return sql;
    }

    private static String types(Executed executed) {
        return executed.values().stream().map(bound -> type(bound.value())).collect(Collectors.joining(", "));
    }

    /** As the driver declares them. */
    private static String type(Object value) {
        return switch (value) {
            case String _ -> "varchar";
            case Integer _ -> "int";
            case Long _ -> "bigint";
            case byte[] _ -> "bytea";
            case Array _ -> "uuid[]";
            case java.time.OffsetDateTime _ -> "timestamptz";
            case java.util.UUID _ -> "uuid";
            case java.math.BigDecimal _ -> "numeric";
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    private static String literals(Executed executed) {
        return executed.values().stream().map(bound -> literal(bound.value())).collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        return switch (value) {
            case Integer _, Long _, java.math.BigDecimal _ -> value.toString();
            case byte[] bytes -> "'\\x" + HexFormat.of().formatHex(bytes) + "'";
            case Array array -> "'{" + elements(array) + "}'";
            case java.time.OffsetDateTime moment when moment.equals(java.time.OffsetDateTime.MAX) -> "'infinity'";
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }

    private static String elements(Array array) {
        try {
            return Arrays.stream((Object[]) array.getArray())
                    .map(Object::toString)
                    .collect(Collectors.joining(","));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
