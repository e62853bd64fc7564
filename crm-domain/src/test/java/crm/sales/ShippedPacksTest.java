package crm.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.metadata.PicklistType;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.record.query.Sort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the shipped packs say holds together: every name, expression and order, and every word in both languages. */
class ShippedPacksTest {

    private static final Metadata METADATA =
            MetadataFold.fold(1, new PackReader(ShippedPacksTest.class.getClassLoader()).readWithRequired("sales"));
    private static final Expressions EXPRESSIONS = new Expressions();
    private static final ExpressionContext CONTEXT =
            new ExpressionContext(LocalDate.parse("2027-01-15"), new UUID(0, 1));

    @Test
    void the_sales_pack_brings_the_people_it_needs() {
        assertThat(METADATA.entityTypes())
                .containsOnlyKeys("user", "department", "account", "contact", "product", "opportunity");
        assertThat(METADATA.roles()).containsOnlyKeys("administrator", "manager", "rep");
    }

    @Test
    void every_list_can_be_answered_by_sql_in_its_order() {
        METADATA.entityTypes()
                .values()
                .forEach(type -> type.lists()
                        .forEach(list -> assertThatCode(() -> {
                                    list.filter()
                                            .ifPresent(filter -> EXPRESSIONS.filter(METADATA, type, filter, CONTEXT));
                                    Sort.parse(type, list.sort());
                                })
                                .as(type + "." + list.name())
                                .doesNotThrowAnyException()));
    }

    @Test
    void every_rule_can_be_evaluated() {
        METADATA.entityTypes().values().forEach(type -> {
            type.rules().forEach(rule -> EXPRESSIONS.check(METADATA, type, rule.when()));
            type.fields()
                    .forEach(field -> field.requiredWhen().ifPresent(when -> EXPRESSIONS.check(METADATA, type, when)));
        });
    }

    @Test
    void every_related_list_is_the_inverse_of_a_lookup() {
        METADATA.entityTypes().values().forEach(type -> {
            List<String> inverses = METADATA.referencesTo(type).stream()
                    .map(reference -> ((LookupType) reference.field().type()).inverse())
                    .toList();
            assertThat(inverses).as(type.name()).containsAll(type.related());
        });
    }

    @Test
    void every_label_is_translated_to_chinese() {
        METADATA.entityTypes()
                .values()
                .forEach(type -> assertThat(labels(type))
                        .as(type.name())
                        .allSatisfy(label -> assertThat(label.translations())
                                .as(label.english())
                                .containsKey("zh")));
    }

    private static List<Label> labels(EntityType type) {
        List<Label> labels = new ArrayList<>(List.of(type.label(), type.plural()));
        type.lists().forEach(list -> labels.add(list.label()));
        type.form().forEach(section -> labels.add(section.label()));
        type.rules().forEach(rule -> labels.add(rule.message()));
        type.fields().forEach(field -> {
            labels.add(field.label());
            if (field.type() instanceof PicklistType picklist) {
                picklist.options().forEach(option -> labels.add(option.label()));
            }
        });
        return labels;
    }
}
