package crm.admin.demo;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Suggestion;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** One row of a file. Whatever is wrong with it is told with the file and the line. */
record CsvRow(String file, NamedCsvRecord fields) {

    Optional<String> find(String column) {
        String text = fields.findField(column)
                .orElseThrow(() -> problem("there is no column '%s'".formatted(column)))
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    String text(String column) {
        return find(column).orElseThrow(() -> problem("%s is empty".formatted(column)));
    }

    Optional<BigDecimal> findNumber(String column) {
        return find(column).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw problem("'%s' in %s is not a number".formatted(text, column));
            }
        });
    }

    BigDecimal number(String column) {
        return findNumber(column).orElseThrow(() -> problem("%s is empty".formatted(column)));
    }

    Optional<LocalDate> findDate(String column, DateTimeFormatter format) {
        return find(column).map(text -> {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException e) {
                throw problem("'%s' in %s is not a date".formatted(text, column));
            }
        });
    }

    LocalDate date(String column, DateTimeFormatter format) {
        return findDate(column, format).orElseThrow(() -> problem("%s is empty".formatted(column)));
    }

    /** What a name stands for. */
    <T> T known(String column, String name, Map<String, T> known) {
        T found = known.get(name);
        if (found == null) {
            throw problem(
                    "'%s' in %s is not known.%s".formatted(name, column, Suggestion.question(name, known.keySet())));
        }
        return found;
    }

    private ProblemException problem(String what) {
        return new ProblemException(
                ProblemCode.INVALID_RECORD, "%s, line %d: %s".formatted(file, fields.getStartingLineNumber(), what));
    }
}
