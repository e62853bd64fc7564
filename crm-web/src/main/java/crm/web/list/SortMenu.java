package crm.web.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.query.Sort;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields a list is sorted by, one after the other. Lives while its popover is open. */
final class SortMenu extends Div {

    private final EntityType type;
    private final Language language;
    private final List<Term> terms;

    /** A field and its direction. */
    record Term(Field field, boolean descending) {

        /** As {@code Sort.parse} takes them; what no longer exists is left out. */
        static List<Term> read(EntityType type, String order) {
            return Arrays.stream(order.split(",", -1))
                    .map(String::strip)
                    .flatMap(term -> type
                            .findField(term.startsWith("-") ? term.substring(1) : term)
                            .map(field -> new Term(field, term.startsWith("-")))
                            .stream())
                    .toList();
        }

        String written() {
            return (descending ? "-" : "") + field.name();
        }
    }

    SortMenu(EntityType type, String order, Language language) {
        this.type = type;
        this.language = language;
        this.terms = new ArrayList<>(Term.read(type, order));
        addClassName("sort-menu");
        draw();
    }

    private void draw() {
        removeAll();
        OrderedList lines = new OrderedList();
        for (int i = 0; i < terms.size(); i++) {
            lines.add(line(i));
        }
        add(lines);
        if (terms.size() < Sort.MAX_TERMS) {
            add(another());
        }
    }

    private ListItem line(int place) {
        Term term = terms.get(place);
        String label = new FieldWords(language).label(term.field());
        NativeButton turn = Actions.quiet(
                term.descending() ? "arrow-down" : "arrow-up",
                language.t("list.sort." + kind(term.field()) + (term.descending() ? ".down" : ".up")));
        turn.getElement().setAttribute("aria-label", language.t("list.sort.turn", label));
        turn.addClickListener(_ -> {
            terms.set(place, new Term(term.field(), !term.descending()));
            draw();
        });
        NativeButton remove = Actions.icon("x", language.t("list.sort.remove", label));
        remove.setEnabled(terms.size() > 1);
        remove.addClickListener(_ -> {
            terms.remove(place);
            draw();
        });
        Span name = new Span(label);
        name.addClassName("sort-name");
        return new ListItem(name, turn, remove);
    }

    /** What the two directions are called depends on what is sorted. */
    private static String kind(Field field) {
        return switch (field.type().kind()) {
            case DATE, MOMENT -> "date";
            case DECIMAL -> "number";
            case CHOICE, BOOLEAN -> "choice";
            default -> "text";
        };
    }

    private Select<Field> another() {
        Select<Field> fields = new Select<>();
        fields.setLabel(language.t(terms.isEmpty() ? "list.sort.by" : "list.sort.then"));
        fields.setItemLabelGenerator(field -> field == null ? "" : new FieldWords(language).label(field));
        fields.setItems(Stream.concat(type.fields().stream(), type.systemFields().stream())
                .filter(field -> !field.name().equals(EntityType.ID) && Question.isSortable(type, field))
                .filter(field -> terms.stream().noneMatch(term -> term.field().equals(field)))
                .toList());
        fields.addValueChangeListener(chosen -> {
            terms.add(new Term(chosen.getValue(), false));
            draw();
        });
        return fields;
    }

    /** As {@code Sort.parse} takes it. */
    String order() {
        return terms.stream().map(Term::written).collect(Collectors.joining(","));
    }
}
