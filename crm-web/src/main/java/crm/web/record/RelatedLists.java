package crm.web.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.record.Record;
import crm.value.RecordRef;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The records that refer to this one: how many, the first few, and a way to make another. */
final class RelatedLists extends Div {

    private final RecordRef ref;
    private final List<String> inverses;
    private final RecordReading reading;
    private final Language language;

    RelatedLists(Shown shown, RecordReading reading, Language language) {
        ref = shown.record().ref();
        inverses = shown.type().related();
        this.reading = reading;
        this.language = language;
        addClassName("related");
        setId("related");
    }

    void load() {
        removeAll();
        try {
            reading.related(ref, inverses, language).forEach(this::add);
        } catch (RuntimeException failure) {
            add(new PartFailed(failure, this::load, language));
        }
    }

    private void add(RecordReading.Related related) {
        EntityType type = related.type();
        Div section = new Div();
        section.addClassName("related-list");
        Element head = Sentence.tag("div", "related-head", "");
        Anchor all = new Anchor(listAddress(related));
        Element heading = new Element("h2");
        heading.setText(type.plural().in(language.locale()));
        all.getElement()
                .appendChild(
                        heading,
                        Sentence.tag(
                                "span",
                                "count",
                                Formats.number(
                                                BigDecimal.valueOf(
                                                        related.count().value()),
                                                language)
                                        + (related.count().capped() ? "+" : "")));
        head.appendChild(all.getElement());
        if (related.mayAdd()) {
            Anchor add =
                    new Anchor("/" + type.name() + "/new?" + related.lookup().name() + "=" + written(related));
            add.addClassName("quiet-action");
            add.add(CellElements.icon("plus"));
            add.getElement()
                    .appendChild(Sentence.tag(
                            "span",
                            "",
                            language.t("record.add", language.noun(type.label().in(language.locale())))));
            head.appendChild(add.getElement());
        }
        section.getElement().appendChild(head);
        if (related.rows().isEmpty()) {
            section.getElement()
                    .appendChild(Sentence.tag(
                            "p",
                            "nothing",
                            language.t(
                                    "record.noRelated",
                                    language.noun(type.plural().in(language.locale())))));
        } else {
            section.getElement().appendChild(table(related));
        }
        add(section);
    }

    /** As an address names it: of one of several entity types, with this. */
    private String written(RecordReading.Related related) {
        boolean ofSeveral = related.lookup().type() instanceof LookupType lookup && lookup.isOfSeveral();
        return ofSeveral ? ref.toString() : ref.id().toString();
    }

    private String listAddress(RecordReading.Related related) {
        String condition = "%s == '%s'".formatted(related.lookup().name(), ref.id());
        return "/" + related.type().name() + "?filter=" + URLEncoder.encode(condition, StandardCharsets.UTF_8);
    }

    private Element table(RecordReading.Related related) {
        EntityType type = related.type();
        Face.Card card = type.face().card();
        List<Field> columns = Stream.concat(
                        Stream.of(type.titleField().name()),
                        Stream.of(card.chip(), card.line(), card.amount(), card.date())
                                .flatMap(java.util.Optional::stream))
                .distinct()
                .filter(name -> !name.equals(related.lookup().name()))
                .limit(4)
                .flatMap(name -> type.findField(name).stream())
                .toList();
        FieldWords words = new FieldWords(language);
        Element table = new Element("table");
        Element head = new Element("tr");
        columns.forEach(field -> {
            Element cell = Sentence.tag("th", isNumber(field) ? "right" : "left", words.label(field));
            cell.setAttribute("scope", "col");
            head.appendChild(cell);
        });
        table.appendChild(new Element("thead").appendChild(head));
        Element body = new Element("tbody");
        related.rows().forEach(row -> body.appendChild(row(row, columns, related)));
        table.appendChild(body);
        return table;
    }

    private static Element row(Record record, List<Field> columns, RecordReading.Related related) {
        Element row = new Element("tr");
        columns.forEach(field -> {
            Element cell = Sentence.tag("td", isNumber(field) ? "right" : "left", "");
            Cell value = related.cells().of(record, field);
            if (!value.isEmpty()) {
                cell.appendChild(CellElements.element(value));
            }
            row.appendChild(cell);
        });
        return row;
    }

    private static boolean isNumber(Field field) {
        return field.type() instanceof crm.metadata.NumberType;
    }
}
