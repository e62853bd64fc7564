package crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.FieldType;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.metadata.Storage;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final String ID = "0198f3a2-0000-7000-8000-000000000001";
    private static final EntityType TYPE = type();
    private static final Language ENGLISH =
            new Language(Locale.ENGLISH, ZoneOffset.UTC, LocalDate.of(2026, 11, 21), Currency.getInstance("USD"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name.startsWith('GTX') | starts with “GTX”",
                "name == 'O\\'Hara \\\\ Co' | is “O'Hara \\ Co”",
                "amount >= 5000.50 | at least $5,000.50",
                "amount == null | is empty",
                "due < date('2027-02-28') | before 28 Feb 2027",
                "due < today() | before today",
                "stage in ['open', 'won'] | is Open or Won",
                "stage != 'open' | is not Open",
                "owner == me() | is me",
                "parent != null | is filled in",
                "place.city.startsWith('Ul') | starts with “Ul”",
                "place.country == null | is empty",
                "position.latitude >= 48.4 | at least 48.4",
                "createdAt >= timestamp('2026-11-01T00:00:00Z') | since 1 Nov 2026, 00:00",
            })
    void an_expression_of_the_builder_is_read_said_and_written_again(String expression, String words) {
        Condition condition = Condition.read(TYPE, expression).orElseThrow();

        assertThat(condition.expression()).isEqualTo(expression);
        assertThat(new ConditionWords(ENGLISH, Map.of()).of(condition)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount > 5 && stage == 'open'",
                "nothing == 5",
                "place.town == 'Ulm'",
                "name.city == 'Ulm'",
                "!closed",
                "name.startsWith(stage)"
            })
    void another_expression_is_none_of_the_builders(String expression) {
        assertThat(Condition.read(TYPE, expression)).isEmpty();
    }

    @Test
    void a_part_is_called_by_its_field_and_its_own_name() {
        Field city = Condition.read(TYPE, "place.city == 'Ulm'").orElseThrow().field();

        assertThat(new FieldWords(ENGLISH).label(city)).isEqualTo("place · City");
    }

    @Test
    void a_record_that_may_not_be_seen_is_not_named() {
        Condition condition = new Condition(TYPE.field("parent"), Operator.EQ, List.of(ID));

        assertThat(new ConditionWords(ENGLISH, Map.of()).of(condition)).isEqualTo("is a record you cannot see");
    }

    private static EntityType type() {
        PicklistType stage = new PicklistType(List.of(
                new PicklistType.Option("open", Label.of("Open"), Map.of()),
                new PicklistType.Option("won", Label.of("Won"), Map.of())));
        List<Field> fields = List.of(
                field("name", new crm.metadata.TextType(100)),
                field("amount", new NumberType(NumberType.Unit.CURRENCY, 2, null, null)),
                field("due", new crm.metadata.DateType()),
                field("stage", stage),
                field("place", new crm.metadata.AddressType()),
                field("position", new crm.metadata.GeolocationType()),
                field("parent", new LookupType("thing", "", LookupType.OnDelete.KEEP)));
        return new EntityType(
                "thing",
                1,
                Label.of("Thing"),
                Label.of("Things"),
                "box",
                "name",
                fields,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Face.NONE);
    }

    private static Field field(String name, FieldType type) {
        return new Field(
                name,
                Label.of(name),
                type,
                false,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
    }
}
