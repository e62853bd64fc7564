package crm.web.edit;

import crm.expression.ExpressionWords;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.Storage;
import crm.metadata.ValueKind;
import crm.record.query.FieldPath;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Says expressions in a person's language, with the values that they speak of.
 *
 * @param titles of the records among the values
 */
public record SpokenWords(Language language, Map<RecordRef, String> titles) implements ExpressionWords {

    @Override
    public String field(FieldPath path) {
        FieldWords words = new FieldWords(language);
        String label = words.label(path.field());
        return path.via()
                .map(lookup -> language.t("say.through", words.label(lookup), label))
                .orElse(label);
    }

    @Override
    public String value(FieldType type, Object value) {
        return switch (value) {
            case Boolean yes -> language.t(yes ? "value.yes" : "value.no");
            case LocalDate date -> Formats.date(date, language);
            case Instant moment -> Formats.dateTime(moment, language);
            case RecordRef ref -> Optional.ofNullable(titles.get(ref)).orElse(language.t("say.someRecord"));
            case String text when type.kind() == ValueKind.TEXT -> language.t("say.text", text);
            default -> new Cells(language, titles).of(anonymous(type), value).text();
        };
    }

    private static Field anonymous(FieldType type) {
        return new Field(
                "",
                Label.of(""),
                type,
                false,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }

    @Override
    public String phrase(String phrase, String... parts) {
        return language.t("say." + phrase, (Object[]) parts);
    }
}
