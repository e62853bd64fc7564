package crm.web.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.metadata.ReferenceType;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.ThenAndNow;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What changed most since Monday, from the journal, with old and new. */
record ChangesPiece(Figures figures, Words words) {

    /** A record with the field whose change is told. */
    private record Told(ThenAndNow both, Field field) {}

    void draw(Home.Changes piece, Section section) {
        EntityType type = figures.type(piece.entity());
        Field weigh = type.field(piece.weigh());
        List<Told> told = changed(piece, type)
                .flatMap(both -> told(both, piece.fields()).stream())
                .sorted(Comparator.comparing((Told one) -> weight(one, weigh)).reversed())
                .limit(piece.limit())
                .toList();
        if (told.isEmpty()) {
            section.add(new Paragraph(piece.empty()
                    .map(words::of)
                    .orElseGet(() -> words.language().t("home.none"))));
            return;
        }
        List<Record> now = told.stream().map(one -> one.both().now()).toList();
        List<String> lookups = Stream.concat(type.face().card().line().stream(), Stream.of(EntityType.OWNER))
                .filter(name -> type.field(name).type() instanceof ReferenceType)
                .toList();
        Cells cells = new Cells(words.language(), figures.records().titles(now, lookups));
        UnorderedList list = new UnorderedList();
        list.addClassName("changes");
        told.forEach(one -> list.add(row(one, weigh, cells)));
        section.add(list);
    }

    private Stream<ThenAndNow> changed(Home.Changes piece, EntityType type) {
        Instant monday = figures.month().monday(words.language());
        Predicate<Record> counts = figures.matches(Condition.of(piece.entity(), piece.filter()));
        try {
            return figures.records().changedSince(type, monday).stream()
                    .filter(both -> both.now().deletedAt().isEmpty())
                    .filter(both -> counts.test(both.now()) || counts.test(both.then()));
        } catch (ProblemException tooMuch) {
            return Stream.empty();
        }
    }

    /** The first of the fields that is not as it was. */
    private static Optional<Told> told(ThenAndNow both, List<String> fields) {
        return fields.stream()
                .filter(field -> both.now().changedSince(both.then(), field))
                .findFirst()
                .map(field -> new Told(both, both.now().type().field(field)));
    }

    /** By how much the number changed, or all of it where something else did. */
    private static BigDecimal weight(Told told, Field weigh) {
        BigDecimal now = number(told.both().now(), weigh);
        return told.field().equals(weigh)
                ? now.subtract(number(told.both().then(), weigh)).abs()
                : now.abs();
    }

    private static BigDecimal number(Record record, Field field) {
        return record.operand(field.name()).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
    }

    private ListItem row(Told told, Field weigh, Cells cells) {
        Record now = told.both().now();
        Div names = new Div(CellElements.of(cells.of(now, now.type().titleField())));
        names.addClassName("row-names");
        Div line = new Div(Stream.concat(now.type().face().card().line().stream(), Stream.of(EntityType.OWNER))
                .map(name -> cells.of(now, now.type().field(name)).text())
                .filter(text -> !text.isEmpty())
                .collect(java.util.stream.Collectors.joining(" · ")));
        line.addClassName("row-line");
        names.add(line);
        Div change = new Div();
        change.addClassName("change");
        com.vaadin.flow.dom.Element old = new com.vaadin.flow.dom.Element("s");
        old.setText(text(told.both().then(), told.field(), cells));
        change.getElement().appendChild(old);
        change.add(CellElements.icon("arrow-right"), new Span(text(now, told.field(), cells)));
        ListItem row = new ListItem(names, change, new ChangeEffect(words).of(told.both(), told.field(), weigh));
        row.addClassName("row");
        return row;
    }

    private String text(Record record, Field field, Cells cells) {
        return record.value(field)
                .map(value -> value instanceof java.time.LocalDate day
                        ? Month.shortDay(day, words.language())
                        : cells.of(record, field).text())
                .orElse("–");
    }
}
