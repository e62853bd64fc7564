package crm.web.home;

import com.vaadin.flow.component.html.Span;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.record.Record;
import crm.record.ThenAndNow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a change comes to, in a word: more or less, later or earlier, how many stages on; won or lost, all of it. */
record ChangeEffect(Words words) {

    Span of(ThenAndNow both, Field field, Field weigh) {
        return switch (field.type().kind()) {
            case DECIMAL -> amount(field, number(both.now(), field).subtract(number(both.then(), field)));
            case DATE -> days(both, field);
            case CHOICE -> stages(both, field, weigh);
            default -> effect("", 0);
        };
    }

    private Span amount(Field field, BigDecimal difference) {
        String sign = difference.signum() < 0 ? "− " : "+ ";
        return effect(sign + words.amount(field, difference.abs()), difference.signum());
    }

    private Span days(ThenAndNow both, Field field) {
        Optional<LocalDate> then = both.then().value(field.name(), LocalDate.class);
        Optional<LocalDate> now = both.now().value(field.name(), LocalDate.class);
        if (then.isEmpty() || now.isEmpty()) {
            return effect("", 0);
        }
        long days = ChronoUnit.DAYS.between(then.get(), now.get());
        return days > 0
                ? effect(words.language().t("home.daysLater", days), -1)
                : effect(words.language().t("home.daysEarlier", -days), 1);
    }

    private Span stages(ThenAndNow both, Field field, Field weigh) {
        PicklistType picklist = (PicklistType) field.type();
        Optional<PicklistType.Option> then = option(picklist, both.then(), field);
        Optional<PicklistType.Option> now = option(picklist, both.now(), field);
        if (now.filter(option -> option.is("closed")).isPresent()) {
            BigDecimal all = number(both.now(), weigh);
            return amount(weigh, now.filter(option -> option.is("won")).isPresent() ? all : all.negate());
        }
        if (then.isEmpty()
                || now.isEmpty()
                || picklist.rank(then.get().name()) == picklist.rank(now.get().name())) {
            return effect("", 0);
        }
        int steps = picklist.rank(now.get().name()) - picklist.rank(then.get().name());
        return steps > 0
                ? effect(words.language().t("home.stagesOn", steps), 1)
                : effect(words.language().t("home.stagesBack", -steps), -1);
    }

    private static Optional<PicklistType.Option> option(PicklistType picklist, Record record, Field field) {
        return record.value(field.name(), String.class).flatMap(picklist::option);
    }

    private static BigDecimal number(Record record, Field field) {
        return record.operand(field.name()).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
    }

    private static Span effect(String text, int good) {
        Span effect = new Span(text);
        effect.addClassNames("change-effect", good > 0 ? "t-good" : good < 0 ? "t-late" : "t-plain");
        return effect;
    }
}
