package crm.web.list;

import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.ReferenceType;
import crm.value.RecordRef;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says a condition in the person's words and formats.
 *
 * @param titles of the records that conditions name
 */
record ConditionWords(Language language, Map<RecordRef, String> titles) {

    /** What follows the field's name: "before 28 Feb 2027". */
    String of(Condition condition) {
        Field field = condition.field();
        String values = condition.values().stream()
                .map(value -> value(field, value))
                .collect(Collectors.joining(language.t("list.or")));
        return language.t("list.is." + field.type().kind() + "." + condition.operator(), values);
    }

    private String value(Field field, String value) {
        if (value.equals(Condition.ME)) {
            return language.t("list.me");
        }
        if (value.equals(Condition.TODAY)) {
            return language.t("time.inDays", 0);
        }
        try {
            return written(field, value);
        } catch (NumberFormatException | DateTimeParseException e) {
            return value;
        }
    }

    private String written(Field field, String value) {
        return switch (field.type()) {
            case NumberType number -> number(number, new BigDecimal(value));
            case crm.metadata.DateType _ -> Formats.date(LocalDate.parse(value), language);
            case crm.metadata.DateTimeType _ -> Formats.dateTime(Instant.parse(value), language);
            case crm.metadata.CheckboxType _ -> language.t(value.equals("true") ? "value.yes" : "list.no");
            case PicklistType picklist -> option(picklist, value);
            case crm.metadata.MultiPicklistType several -> option(several.choices(), value);
            case ReferenceType references -> title(references, value);
            default -> language.t("list.quoted", value);
        };
    }

    private String option(PicklistType picklist, String name) {
        return picklist.option(name)
                .map(option -> option.label().in(language.locale()))
                .orElse(name);
    }

    private String number(NumberType type, BigDecimal number) {
        return switch (type.unit()) {
            case NUMBER -> Formats.number(number, language);
            case DURATION -> Formats.duration(number);
            case CURRENCY -> Formats.money(number, language);
            case PERCENT -> Formats.percent(number, language);
        };
    }

    private String title(ReferenceType references, String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return references.targets().stream()
                    .flatMap(target -> Optional.ofNullable(titles.get(new RecordRef(target, uuid))).stream())
                    .findFirst()
                    .orElseGet(() -> language.t("list.unknownRecord"));
        } catch (IllegalArgumentException e) {
            return language.t("list.unknownRecord");
        }
    }
}
