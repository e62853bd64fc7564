package crm.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Turns the kernel's inserts of records into COPY: the rows are those that the kernel itself would have written, slots and
 * title keys included, and arrive much faster.
 */
final class CopyIn implements Recording.Instead {

    private static final Pattern INSERT =
            Pattern.compile("insert into (record) \\(([^)]*)\\) values \\(([^)]*)\\)", Pattern.DOTALL);

    private final Connection connection;
    private final Map<String, StringBuilder> waiting = new LinkedHashMap<>();

    CopyIn(Connection connection) {
        this.connection = connection;
    }

    @Override
    public @Nullable PreparedStatement of(String sql) {
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            return null;
        }
        String[] columns = insert.group(2).split(",\\s*");
        String[] values = insert.group(3).split(",\\s*");
        String copy = "copy %s (%s) from stdin".formatted(insert.group(1), insert.group(2));
        StringBuilder rows = waiting.computeIfAbsent(copy, _ -> new StringBuilder());
        Map<Integer, String> bound = new TreeMap<>();
        return Recording.proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments[0] instanceof Integer position) {
                bound.put(position, text(arguments[1]));
            } else if (method.getName().equals("addBatch")) {
                append(rows, columns.length, values, bound);
            }
            return method.getName().equals("executeBatch") ? new int[0] : null;
        });
    }

    /** What is no question mark is a literal, as the entity's number. */
    private static void append(StringBuilder rows, int columns, String[] values, Map<Integer, String> bound) {
        int position = 0;
        for (int i = 0; i < columns; i++) {
            rows.append(values[i].startsWith("?") ? bound.get(++position) : values[i])
                    .append(i == columns - 1 ? '\n' : '\t');
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
            case OffsetDateTime moment when moment.equals(OffsetDateTime.MAX) -> "infinity";
            case String text ->
                text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
            default -> value.toString();
        };
    }

    @Override
    public void beforeCommit() throws SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : waiting.entrySet()) {
            if (!table.getValue().isEmpty()) {
                try {
                    copies.copyIn(
                            table.getKey(), new StringReader(table.getValue().toString()));
                } catch (IOException e) {
                    throw new SQLException(e);
                }
                table.getValue().setLength(0);
            }
        }
    }
}
