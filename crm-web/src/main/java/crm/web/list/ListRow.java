package crm.web.list;

import crm.metadata.Field;
import crm.record.Record;
import crm.web.cell.Cell;
import crm.web.cell.Cells;
import java.util.Optional;

/** A record as a row of the grid. Equal if it is the same record, whatever has become of it. */
public final class ListRow {

    private final Record record;
    private final Cells cells;
    private final String query;

    /** @param query what the links to the record carry, so that it knows the list it was opened from */
    ListRow(Record record, Cells cells, String query) {
        this.record = record;
        this.cells = cells;
        this.query = query;
    }

    public Record record() {
        return record;
    }

    public Cell cell(Field field) {
        Cell cell = cells.of(record, field);
        return cell.kind() == Cell.Kind.TITLE ? cell.withHref(href()) : cell;
    }

    /** The cell of a field that a card may not have. */
    public Cell cell(Optional<String> field) {
        return field.map(name -> cell(record.type().field(name))).orElse(Cell.EMPTY);
    }

    /** The last line of a card: what is missing there, of a record that still moves through stages, is told. */
    public Cell note() {
        Optional<String> name = record.type().face().card().note();
        Cell note = cell(name);
        return note.isEmpty() && record.type().face().stage().isPresent() && !Cells.isClosed(record)
                ? name.map(record.type()::field).map(cells::missing).orElse(Cell.EMPTY)
                : note;
    }

    /** The title, also of a record that has none. */
    public Cell title() {
        Cell title = cell(record.type().titleField());
        return title.isEmpty() ? Cell.plain(Cell.Kind.TITLE, "–").withHref(href()) : title;
    }

    private String href() {
        return Cells.address(record.ref()) + query;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListRow row && row.record.ref().equals(record.ref());
    }

    @Override
    public int hashCode() {
        return record.ref().hashCode();
    }
}
