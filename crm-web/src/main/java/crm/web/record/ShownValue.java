package crm.web.record;

import com.vaadin.flow.dom.Element;
import crm.metadata.AddressType;
import crm.metadata.DateType;
import crm.metadata.Field;
import crm.metadata.FileType;
import crm.metadata.LinksType;
import crm.metadata.MultiPicklistType;
import crm.metadata.PicklistType;
import crm.metadata.RichTextType;
import crm.value.RecordRef;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A value on a record's page: the shared cell, with what there is room for here and not in a list. */
final class ShownValue {

    private ShownValue() {}

    static Element of(Shown shown, Field field) {
        Optional<Object> value = shown.record().value(field);
        if (value.isEmpty()) {
            return Sentence.tag("span", "none", "–");
        }
        Cell cell = field.equals(shown.type().titleField())
                ? shown.cells().of(field, value.get())
                : shown.cells().of(shown.record(), field);
        if (field.type() instanceof FileType) {
            return ShownFiles.of(
                    shown.record().ref(),
                    field,
                    FileType.files(value.get()),
                    shown.cells().language());
        }
        if (field.type() instanceof MultiPicklistType several) {
            return options(shown.cells(), several.choices(), (List<?>) value.get());
        }
        Optional<String> converted = shown.cells().converted(shown.record(), field);
        if (converted.isPresent()) {
            return amount(CellElements.element(cell), converted.get());
        }
        return field.type() instanceof LinksType
                ? links(shown.cells(), LinksType.refs(value.get()), cell)
                : of(field, value.get(), cell, shown.cells().language());
    }

    /** Each as a chip: here is room for all of them. */
    private static Element options(Cells cells, PicklistType choices, List<?> names) {
        Element all = Sentence.tag("span", "options", "");
        names.forEach(name -> all.appendChild(CellElements.element(cells.option(choices, name.toString()))));
        return all;
    }

    /** All by their names; how many there are beside these, as the cell says it. */
    private static Element links(Cells cells, List<RecordRef> refs, Cell cell) {
        List<Cell> each = cells.each(refs);
        if (each.isEmpty()) {
            return CellElements.element(cell);
        }
        Element all = Sentence.tag("span", "links", "");
        each.forEach(one -> all.appendChild(CellElements.element(one)));
        if (each.size() < refs.size()) {
            all.appendChild(Sentence.tag("span", "none", "+" + (refs.size() - each.size())));
        }
        return all;
    }

    private static Element of(Field field, Object value, Cell cell, Language language) {
        if (cell.isEmpty()) {
            return Sentence.tag("span", "none", "–");
        }
        if (field.type() instanceof RichTextType) {
            return RichText.of(value.toString());
        }
        if (Cells.isParagraphs(field)) {
            return Sentence.tag("span", "paragraphs", value.toString());
        }
        if (field.type() instanceof AddressType) {
            return Sentence.tag(
                    "span", "paragraphs", Optional.ofNullable(cell.tooltip()).orElse(cell.text()));
        }
        if (value instanceof Instant moment) {
            return Sentence.tag("span", "now", Formats.dateTime(moment, language));
        }
        if (field.type() instanceof DateType && cell.tooltip() != null) {
            Element both = Sentence.tag("span", "day", Formats.date((LocalDate) value, language) + " ");
            both.appendChild(CellElements.element(cell));
            return both;
        }
        return CellElements.element(cell);
    }

    /** The amount in the record's currency, and small beside it what it comes to in the company's. */
    private static Element amount(Element amount, String converted) {
        Element both = Sentence.tag("span", "money", "");
        both.appendChild(amount, Sentence.tag("span", "in-company-currency", converted));
        return both;
    }
}
