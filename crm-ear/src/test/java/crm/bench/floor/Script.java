package crm.bench.floor;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What one request asked the database and answered, to be done again without us.
 *
 * @param steps the statements of its transaction, in their order
 * @param answer the bytes it was answered with
 */
public record Script(List<Step> steps, byte[] answer) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * A prepared statement.
     *
     * @param rows the values of each execution; several are one batch
     */
    public record Step(String sql, List<List<Value>> rows) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Runs the statements as one transaction and reads everything they answer. */
    public void run(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Play play = new Play();
        for (Step step : steps) {
            try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
                run(statement, step, play);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void run(PreparedStatement statement, Step step, Play play) throws SQLException {
        if (step.rows().size() > 1) {
            for (List<Value> row : step.rows()) {
                bind(statement, row, play);
                statement.addBatch();
            }
            statement.executeBatch();
            return;
        }
        bind(statement, step.rows().getFirst(), play);
        if (statement.execute()) {
            try (ResultSet result = statement.getResultSet()) {
                play.read(step.sql(), result);
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Value> row, Play play) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            row.get(i).bind(statement, i + 1, play);
        }
    }
}
