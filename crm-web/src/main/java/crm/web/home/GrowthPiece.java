package crm.web.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Home;
import crm.record.query.Aggregation;
import crm.web.text.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a sum grew day by day, this month over last. Drawn by {@code charts.js} from numbers and finished words. */
record GrowthPiece(Figures figures, Words words) {

    void draw(Home.Growth piece, Section section) {
        EntityType type = figures.type(piece.entity());
        Field sum = type.field(piece.measure().sum().orElseThrow());
        Month month = figures.month();
        List<BigDecimal> now = running(
                piece.measure(),
                month.first(),
                month.today().plusDays(1),
                month.today().getDayOfMonth());
        List<BigDecimal> before = running(
                piece.measure(),
                month.previousFirst(),
                month.first(),
                month.previousFirst().lengthOfMonth());
        BigDecimal most = now.getLast().max(before.getLast()).max(BigDecimal.ONE);
        Map<String, Object> data = new HashMap<>();
        data.put("now", now.stream().map(BigDecimal::doubleValue).toList());
        data.put("before", before.stream().map(BigDecimal::doubleValue).toList());
        data.put("nowText", now.stream().map(value -> words.amount(sum, value)).toList());
        data.put(
                "beforeText",
                before.stream().map(value -> words.amount(sum, value)).toList());
        data.put("most", most.doubleValue());
        data.put("mostText", Formats.shortMoney(most, words.language()));
        data.put("nowName", month.name(words.language()));
        data.put("beforeName", month.previousName(words.language()));
        data.put("dayName", words.language().t("home.day"));
        data.put("first", Month.day(month.first(), words.language()));
        data.put("last", Month.day(month.next().minusDays(1), words.language()));
        data.put(
                "sentence",
                words.language()
                        .t(
                                "home.growth",
                                words.amount(sum, now.getLast()),
                                month.name(words.language()),
                                words.amount(sum, before.getLast()),
                                month.previousName(words.language())));
        Element chart = new Element("k-growth");
        chart.setPropertyMap("data", data);
        Div holder = new Div();
        holder.addClassName("growth");
        holder.getElement().appendChild(chart);
        section.add(holder);
    }

    private List<BigDecimal> running(Home.Measure measure, LocalDate first, LocalDate end, int days) {
        String date = measure.month().orElseThrow();
        Condition condition = Condition.of(measure.entity(), measure.filter()).between(date, first, end);
        Map<Object, BigDecimal> byDay = new HashMap<>();
        for (Aggregation.Group group : figures.groups(measure, condition, Optional.of(date))) {
            if (group.key() != null) {
                byDay.put(group.key(), group.sums().getFirst());
            }
        }
        List<BigDecimal> running = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int day = 0; day < days; day++) {
            total = total.add(byDay.getOrDefault(first.plusDays(day), BigDecimal.ZERO));
            running.add(total);
        }
        return running;
    }
}
