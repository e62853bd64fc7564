package crm.web.home;

import com.ibm.icu.text.MessageFormat;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Label;
import crm.metadata.NumberType;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.Map;

/** Fills a home's labels and writes its figures. */
record Words(Language language, Month month) {

    String of(Label label) {
        return of(label, 0);
    }

    String of(Label label, long count) {
        return new MessageFormat(label.in(language.locale()), language.locale())
                .format(Map.of(
                        "count", count,
                        "month", month.name(language),
                        "lastMonth", month.previousName(language)));
    }

    /** A sum in the unit of its field. */
    String amount(Field field, BigDecimal value) {
        boolean money = field.type() instanceof NumberType number && number.unit() == NumberType.Unit.CURRENCY;
        return money ? Formats.money(value, language) : Formats.number(value, language);
    }

    /** The sum where there is room for it, and its short form on a phone. */
    Span amountOfAnyWidth(Field field, BigDecimal value) {
        Span whole = new Span(amount(field, value));
        whole.addClassName("wide-only");
        boolean money = field.type() instanceof NumberType number && number.unit() == NumberType.Unit.CURRENCY;
        Span brief = new Span(money ? Formats.shortMoney(value, language) : amount(field, value));
        brief.addClassName("narrow-only");
        return new Span(whole, brief);
    }

    /** "112 opportunities". */
    String count(EntityType type, long count) {
        Label label = count == 1 ? type.label() : type.plural();
        String noun = label.in(language.locale());
        return language.t("home.count", Formats.number(BigDecimal.valueOf(count), language), language.noun(noun));
    }
}
