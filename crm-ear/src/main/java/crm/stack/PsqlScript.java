package crm.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script for {@code psql}, run without it (the embedded binaries have no psql). Understands what
 * {@code config/postgresql/roles.sql} uses: statements, variables as {@code :'name'}, {@code \gexec} at the end of a
 * statement, {@code \connect database}, and comment lines.
 */
final class PsqlScript {
    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");
    private static final String CONNECT = "\\connect ";
    private static final String EXECUTE_RESULT = "\\gexec";

    /** One thing to do: the text without its end. */
    record Step(Kind kind, String text) {}

    enum Kind {
        STATEMENT,
        EXECUTE_RESULT,
        CONNECT
    }

    @FunctionalInterface
    interface Connections {
        Connection open(String database) throws SQLException;
    }

    private PsqlScript() {}

    static void run(String script, Map<String, String> variables, String database, Connections connections)
            throws SQLException {
        Connection connection = connections.open(database);
        try {
            for (Step step : parse(script, variables)) {
                if (step.kind() == Kind.CONNECT) {
                    connection.close();
                    connection = connections.open(step.text());
                } else {
                    execute(connection, step);
                }
            }
        } finally {
            connection.close();
        }
    }

    static List<Step> parse(String script, Map<String, String> variables) {
        List<Step> steps = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("--")) {
                continue;
            }
            if (line.startsWith(CONNECT)) {
                steps.add(new Step(Kind.CONNECT, line.substring(CONNECT.length())));
            } else if (line.endsWith(EXECUTE_RESULT)) {
                statement.append(line, 0, line.length() - EXECUTE_RESULT.length());
                steps.add(new Step(Kind.EXECUTE_RESULT, finish(statement, variables)));
            } else if (line.endsWith(";")) {
                statement.append(line, 0, line.length() - 1);
                steps.add(new Step(Kind.STATEMENT, finish(statement, variables)));
            } else {
                statement.append(line).append('\n');
            }
        }
        return steps;
    }

    private static String finish(StringBuilder statement, Map<String, String> variables) {
        String text = VARIABLE.matcher(statement.toString().strip())
                .replaceAll(found -> Matcher.quoteReplacement(literal(found.group(1), variables)));
        statement.setLength(0);
        return text;
    }

    private static String literal(String variable, Map<String, String> variables) {
        String value = variables.get(variable);
        if (value == null) {
            throw new StackFailure("The script wants the variable " + variable + ".");
        }
        return "'" + value.replace("'", "''") + "'";
    }

    private static void execute(Connection connection, Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (step.kind() == Kind.STATEMENT) {
                statement.execute(step.text());
                return;
            }
            List<String> generated = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(step.text())) {
                while (rows.next()) {
                    generated.add(rows.getString(1));
                }
            }
            for (String text : generated) {
                statement.execute(text);
            }
        }
    }
}
