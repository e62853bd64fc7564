package crm.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.metadata.ReferenceType;
import crm.record.Record;
import crm.record.RecordPage;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first records of a filter, drawn by the entity type's card. */
record RowsPiece(Figures figures, Words words) {

    void draw(Home.Rows piece, Section section, Header header) {
        EntityType type = figures.type(piece.entity());
        RecordPage page = figures.rows(piece);
        page.count().filter(count -> count.value() > page.records().size()).ifPresent(count -> {
            String number = Formats.number(BigDecimal.valueOf(count.value()), words.language());
            Anchor all = new Anchor(
                    Condition.of(piece.entity(), piece.filter()).href(),
                    words.language().t("home.all", count.capped() ? number + "+" : number));
            all.addClassName("piece-more");
            header.add(all);
        });
        if (page.records().isEmpty()) {
            section.add(new Paragraph(piece.empty()
                    .map(words::of)
                    .orElseGet(() -> words.language().t("home.none"))));
            return;
        }
        Face.Card card = type.face().card();
        List<String> lookups = Stream.of(card.line(), card.chip(), card.amount(), card.date())
                .flatMap(Optional::stream)
                .filter(field -> type.field(field).type() instanceof ReferenceType)
                .toList();
        Cells cells = new Cells(words.language(), figures.records().titles(page.records(), lookups));
        UnorderedList list = new UnorderedList();
        page.records().forEach(record -> list.add(row(record, card, cells)));
        section.add(list);
    }

    private static ListItem row(Record record, Face.Card card, Cells cells) {
        Div names = new Div(CellElements.of(cells.of(record, record.type().titleField())));
        card.line()
                .map(record.type()::field)
                .map(field -> cells.of(record, field))
                .filter(cell -> !cell.isEmpty())
                .ifPresent(cell -> {
                    Div line = new Div(cell.text());
                    line.addClassName("row-line");
                    names.add(line);
                });
        names.addClassName("row-names");
        ListItem row = new ListItem(names);
        row.addClassName("row");
        row.add(slot("row-chip", record, card.chip(), cells));
        row.add(slot("row-amount", record, card.amount(), cells));
        row.add(slot("row-date", record, card.date(), cells));
        return row;
    }

    private static Component slot(String css, Record record, Optional<String> name, Cells cells) {
        Div slot = new Div();
        slot.addClassName(css);
        Optional<Field> field = name.map(record.type()::field);
        field.map(known -> cells.of(record, known))
                .filter(cell -> !cell.isEmpty())
                .ifPresent(cell -> slot.add(CellElements.of(cell)));
        return slot;
    }
}
