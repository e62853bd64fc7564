package crm.kernel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the tables past row-level security, and changes them behind the kernel's back. */
public final class Superuser {

    private Superuser() {}

    /** The first column of all rows, as text; "null" where it is null. */
    public static List<String> column(String sql, Object... values) {
        return rows(sql, values).stream().map(List::getFirst).toList();
    }

    /** All rows with all columns as text; "null" where one is null. */
    public static List<List<String>> rows(String sql, Object... values) {
        try (Connection connection = KernelDatabase.shared().superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static int update(String sql, Object... values) {
        try (Connection connection = KernelDatabase.shared().superuser().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
