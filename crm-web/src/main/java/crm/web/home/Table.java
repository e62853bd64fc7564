package crm.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCaption;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A small table with heads at its rows, as screen readers want it. */
final class Table extends NativeTable {

    Table(String css, String caption) {
        addClassName(css);
        NativeTableCaption words = new NativeTableCaption();
        words.setText(caption);
        words.addClassName("sr");
        add(words);
    }

    void head(List<String> names) {
        NativeTableRow row = getHead().addRow();
        names.forEach(name -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            row.add(cell);
        });
    }

    void row(Component head, List<Component> cells) {
        NativeTableHeaderCell first = new NativeTableHeaderCell(head);
        first.getElement().setAttribute("scope", "row");
        NativeTableRow row = new NativeTableRow(first);
        cells.forEach(cell -> row.add(new NativeTableCell(cell)));
        getBody().add(row);
    }
}
