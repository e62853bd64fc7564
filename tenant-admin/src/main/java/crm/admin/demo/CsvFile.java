package crm.admin.demo;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of rows under a line of names. */
final class CsvFile {

    private CsvFile() {}

    static List<CsvRow> read(Path file) {
        String name = String.valueOf(file.getFileName());
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            return reader.stream().map(row -> new CsvRow(name, row)).toList();
        } catch (CsvParseException e) {
            throw new ProblemException(ProblemCode.INVALID_RECORD, "%s: %s".formatted(name, e.getMessage()), e);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.INTERNAL, "%s cannot be read.".formatted(file), e);
        }
    }
}
