package crm.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Home;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The few numbers that matter, side by side in one frame. Each leads to its list. */
final class Numbers {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Numbers() {}

    static Component of(List<Home.Measure> measures, Figures figures, Words words) {
        Div frame = new Div();
        frame.addClassName("numbers");
        measures.stream()
                .filter(measure -> figures.isReadable(measure.entity()))
                .forEach(measure -> frame.add(number(measure, figures, words)));
        return frame;
    }

    private static Component number(Home.Measure measure, Figures figures, Words words) {
        EntityType type = figures.type(measure.entity());
        Figures.Figure now = figures.figure(measure);
        Anchor number = new Anchor(Condition.of(measure, figures.month()).href());
        number.addClassName("number");
        number.add(line("number-label", words.of(measure.label())), value(measure, type, now, words));
        figures.before(measure).ifPresent(before -> number.add(change(now, before, words)));
        Span count = line("number-note", words.count(type, now.count()));
        if (measure.late() && now.count() > 0) {
            count.addClassName("t-late");
        }
        number.add(count);
        return number;
    }

    private static Span value(Home.Measure measure, EntityType type, Figures.Figure now, Words words) {
        Span value = measure.sum()
                .map(field -> words.amountOfAnyWidth(type.field(field), now.value()))
                .orElseGet(() -> new Span(Formats.number(now.value(), words.language())));
        value.addClassName("number-value");
        return value;
    }

    private static Component change(Figures.Figure now, Figures.Figure before, Words words) {
        Month month = words.month();
        String until = Month.day(month.previousEnd().minusDays(1), words.language());
        if (before.value().signum() == 0) {
            return line("number-note", words.language().t("home.nothingBefore", until));
        }
        BigDecimal percent = now.value()
                .subtract(before.value())
                .multiply(HUNDRED)
                .divide(before.value(), 0, RoundingMode.HALF_EVEN);
        String size = Formats.percent(percent.abs(), words.language());
        Span change = line(
                "number-note",
                switch (percent.signum()) {
                    case 1 -> words.language().t("home.more", size, until);
                    case -1 -> words.language().t("home.less", size, until);
                    default -> words.language().t("home.same", until);
                });
        change.addClassName(
                switch (percent.signum()) {
                    case 1 -> "t-good";
                    case -1 -> "t-late";
                    default -> "t-plain";
                });
        return change;
    }

    private static Span line(String css, String text) {
        Span line = new Span(text);
        line.addClassName(css);
        return line;
    }
}
