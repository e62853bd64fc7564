package crm.web.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Home;
import crm.metadata.PicklistType;
import crm.record.query.Aggregation;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A figure by option, as bars in a table: the picture and its values are the same rows. */
record BarsPiece(Figures figures, Words words) {

    void draw(Home.Bars piece, Section section, Header header) {
        EntityType type = figures.type(piece.entity());
        PicklistType picklist = (PicklistType) type.field(piece.by()).type();
        Condition condition = Condition.of(piece.measure(), figures.month());
        Map<Object, Figures.Figure> found = new HashMap<>();
        for (Aggregation.Group group : figures.groups(piece.measure(), condition, Optional.of(piece.by()))) {
            if (group.key() != null) {
                found.put(group.key(), Figures.Figure.of(group));
            }
        }
        Optional<Map<Object, BigDecimal>> then = piece.then()
                ? new PastGroups(figures, piece, condition).at(figures.month().began(words.language()), found)
                : Optional.empty();
        then.ifPresent(_ -> header.add(legend()));
        List<String> options = picklist.options().stream()
                .map(PicklistType.Option::name)
                .filter(found::containsKey)
                .toList();
        BigDecimal most = Stream.concat(
                        found.values().stream().map(Figures.Figure::value),
                        then.stream().flatMap(past -> past.values().stream()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        Table table = new Table("bars", words.of(piece.label()));
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            Figures.Figure figure = java.util.Objects.requireNonNull(found.get(option));
            Anchor amount = new Anchor(condition.is(piece.by(), option).href());
            amount.addClassName("bar-value");
            amount.add(value(piece, type, figure), new Span(words.count(type, figure.count())));
            Div bar = bar(figure.value(), most, (i + 1.0) / options.size());
            then.map(past -> past.getOrDefault(option, BigDecimal.ZERO)).ifPresent(past -> {
                bar.addClassName("with-then");
                bar.getStyle().set("--then", share(past, most));
                amount.add(before(piece, type, past));
            });
            table.row(
                    CellElements.of(new Cells(words.language(), Map.of()).option(picklist, option)),
                    List.of(bar, amount));
        }
        section.add(table);
    }

    private Span value(Home.Bars piece, EntityType type, Figures.Figure figure) {
        Span value = new Span(piece.measure()
                .sum()
                .map(field -> words.amount(type.field(field), figure.value()))
                .orElseGet(() -> Formats.number(figure.value(), words.language())));
        value.addClassName("bar-amount");
        return value;
    }

    private static Div bar(BigDecimal value, BigDecimal most, double step) {
        Div bar = new Div();
        bar.addClassName("bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        bar.getStyle().set("--share", share(value, most)).set("--step", Double.toString(step));
        return bar;
    }

    private static String share(BigDecimal value, BigDecimal most) {
        return most.signum() == 0
                ? "0"
                : value.max(BigDecimal.ZERO).divide(most, MathContext.DECIMAL32).toPlainString();
    }

    /** For those who do not see the mark. */
    private Span before(Home.Bars piece, EntityType type, BigDecimal past) {
        String amount = piece.measure()
                .sum()
                .map(field -> words.amount(type.field(field), past))
                .orElseGet(() -> Formats.number(past, words.language()));
        Span before = new Span(words.language().t("home.then", day(), amount));
        before.addClassName("sr");
        return before;
    }

    private Span legend() {
        Span now = new Span(words.language().t("home.today"));
        now.addClassName("bars-now");
        Span then = new Span(day());
        then.addClassName("bars-then");
        Span legend = new Span(now, then);
        legend.addClassName("bars-legend");
        return legend;
    }

    private String day() {
        return Month.day(figures.month().first(), words.language());
    }
}
