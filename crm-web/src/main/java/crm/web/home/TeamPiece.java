package crm.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.record.Record;
import crm.record.query.Aggregation;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures by person, those with most in the first column first. */
record TeamPiece(Figures figures, Words words) {

    private static final int PEOPLE = 10;
    private static final Figures.Figure NOTHING = new Figures.Figure(0, Optional.empty());

    void draw(Home.Team piece, Section section) {
        EntityType type = figures.type(piece.entity());
        Map<RecordRef, Map<String, Figures.Figure>> byPerson = new LinkedHashMap<>();
        for (Home.Measure column : piece.columns()) {
            Condition condition = Condition.of(column, figures.month());
            for (Aggregation.Group group : figures.groups(column, condition, Optional.of(EntityType.OWNER))) {
                if (group.key() instanceof RecordRef person) {
                    byPerson.computeIfAbsent(person, _ -> new HashMap<>()).put(column.name(), Figures.Figure.of(group));
                }
            }
        }
        String first = piece.columns().getFirst().name();
        List<RecordRef> people = byPerson.keySet().stream()
                .sorted(Comparator.comparing((RecordRef person) -> byPerson.getOrDefault(person, Map.of())
                                .getOrDefault(first, NOTHING)
                                .value())
                        .reversed())
                .limit(PEOPLE)
                .toList();
        Map<RecordRef, String> titles = new HashMap<>();
        figures.records().findAll(EntityType.USER, people).forEach((ref, user) -> titles.put(ref, title(user)));
        Cells cells = new Cells(words.language(), titles);
        Table table = new Table("team", words.of(piece.label()));
        List<String> heads = new ArrayList<>(
                List.of(type.field(EntityType.OWNER).label().in(words.language().locale())));
        piece.columns().forEach(column -> heads.add(words.of(column.label())));
        table.head(heads);
        people.stream().filter(titles::containsKey).forEach(person -> {
            List<Component> numbers = piece.columns().stream()
                    .map(column -> number(
                            column,
                            type,
                            person,
                            byPerson.getOrDefault(person, Map.of()).getOrDefault(column.name(), NOTHING)))
                    .toList();
            table.row(CellElements.of(cells.of(type.field(EntityType.OWNER), person)), numbers);
        });
        section.add(table);
    }

    private static String title(Record user) {
        return user.value(user.type().titleField()).map(Object::toString).orElse("");
    }

    private Component number(Home.Measure column, EntityType type, RecordRef person, Figures.Figure figure) {
        if (figure.count() == 0) {
            Span none = new Span("–");
            none.addClassName("none");
            return none;
        }
        Optional<Field> sum = column.sum().map(type::field);
        Anchor number = new Anchor(Condition.of(column, figures.month())
                .is(EntityType.OWNER, person)
                .href());
        number.add(sum.map(field -> words.amountOfAnyWidth(field, figure.value()))
                .orElseGet(() -> new Span(Formats.number(BigDecimal.valueOf(figure.count()), words.language()))));
        return number;
    }
}
