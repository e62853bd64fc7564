package crm.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Home;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped packs say holds together: every name, expression and order, and every word in both languages. */
class ShippedPacksTest {

    private static final Metadata SALES = folded("sales");
    private static final Expressions EXPRESSIONS = new Expressions();
    private static final ExpressionContext CONTEXT =
            new ExpressionContext(LocalDate.parse("2027-01-15"), new UUID(0, 1));

    static Stream<Arguments> packs() {
        return Stream.of(
                Arguments.of("sales", SALES),
                Arguments.of("real-estate", folded("real-estate")),
                Arguments.of("equipment", folded("equipment")),
                Arguments.of("subscription", folded("subscription")),
                Arguments.of("all at once", folded("real-estate", "equipment", "subscription")));
    }

    @Test
    void the_sales_pack_brings_the_people_it_needs() {
        assertThat(SALES.entityTypes())
                .containsOnlyKeys("user", "department", "account", "contact", "product", "opportunity");
        assertThat(SALES.roles()).containsOnlyKeys("administrator", "manager", "rep");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_list_can_be_answered_by_sql_in_its_order(String packs, Metadata metadata) {
        metadata.entityTypes()
                .values()
                .forEach(type -> type.lists()
                        .forEach(list -> assertThatCode(() -> {
                                    list.filter()
                                            .ifPresent(filter -> EXPRESSIONS.filter(metadata, type, filter, CONTEXT));
                                    Sort.parse(type, list.sort());
                                })
                                .as(type + "." + list.name())
                                .doesNotThrowAnyException()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_figure_and_row_of_a_home_can_be_answered_by_sql_and_in_memory(String packs, Metadata metadata) {
        metadata.homes().forEach(home -> {
            home.alerts().forEach(one -> compile(metadata, one));
            home.numbers().forEach(one -> compile(metadata, one));
            home.pieces().forEach(one -> compile(metadata, one));
        });
    }

    private static void compile(Metadata metadata, Home.Piece piece) {
        switch (piece) {
            case Home.Rows rows -> {
                compile(metadata, rows.entity(), rows.filter());
                assertThatCode(() -> Sort.parse(metadata.entityType(rows.entity()), rows.sort()))
                        .as(rows.label().english())
                        .doesNotThrowAnyException();
            }
            case Home.Bars bars -> compile(metadata, bars.measure());
            case Home.Growth growth -> compile(metadata, growth.measure());
            case Home.Team team -> team.columns().forEach(one -> compile(metadata, one));
            case Home.Changes changes -> compile(metadata, changes.entity(), changes.filter());
            case Home.Seen _ -> {}
        }
    }

    private static void compile(Metadata metadata, Home.Measure measure) {
        compile(metadata, measure.entity(), measure.filter());
    }

    private static void compile(Metadata metadata, String entity, Optional<String> filter) {
        EntityType type = metadata.entityType(entity);
        filter.ifPresent(source -> assertThatCode(() -> {
                    EXPRESSIONS.filter(metadata, type, source, CONTEXT);
                    EXPRESSIONS.condition(metadata, type, source);
                })
                .as(source)
                .doesNotThrowAnyException());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_rule_can_be_evaluated(String packs, Metadata metadata) {
        metadata.entityTypes().values().forEach(type -> {
            type.rules().forEach(rule -> EXPRESSIONS.check(metadata, type, rule.when()));
            type.fields()
                    .forEach(field -> field.conditions()
                            .said()
                            .values()
                            .forEach(when -> EXPRESSIONS.check(metadata, type, when)));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_related_list_is_the_inverse_of_a_lookup(String packs, Metadata metadata) {
        metadata.entityTypes().values().forEach(type -> {
            List<String> inverses = metadata.referencesTo(type).stream()
                    .map(reference -> ((LookupType) reference.field().type()).inverse())
                    .toList();
            assertThat(inverses).as(type.name()).containsAll(type.related());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_label_is_translated_to_chinese(String packs, Metadata metadata) {
        metadata.entityTypes()
                .values()
                .forEach(type -> assertThat(labels(type))
                        .as(type.name())
                        .allSatisfy(label -> assertThat(label.translations())
                                .as(label.english())
                                .containsKey("zh")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void every_area_is_translated_and_used(String packs, Metadata metadata) {
        assertThat(metadata.areas()).allSatisfy(area -> {
            assertThat(area.label().translations()).containsKey("zh");
            assertThat(metadata.entityTypes().values())
                    .anyMatch(type -> type.face().area().equals(Optional.of(area.name())));
        });
    }

    private static Metadata folded(String... names) {
        PackReader reader = new PackReader(ShippedPacksTest.class.getClassLoader());
        return MetadataFold.fold(
                1,
                Stream.of(names)
                        .flatMap(name -> reader.readWithRequired(name).stream())
                        .distinct()
                        .toList());
    }

    private static List<Label> labels(EntityType type) {
        List<Label> labels = new ArrayList<>(List.of(type.label(), type.plural()));
        type.lists().forEach(list -> labels.add(list.label()));
        type.layouts().forEach(layout -> labels.add(layout.label()));
        Stream.concat(
                        type.form().stream(),
                        type.layouts().stream()
                                .flatMap(layout -> layout.form().stream().flatMap(List::stream)))
                .forEach(section -> {
                    labels.add(section.label());
                    section.tab().ifPresent(labels::add);
                });
        type.rules().forEach(rule -> labels.add(rule.message()));
        type.recordTypes().forEach(recordType -> {
            labels.add(recordType.label());
            recordType.help().ifPresent(labels::add);
        });
        type.fields().forEach(field -> {
            labels.add(field.label());
            if (field.type() instanceof PicklistType picklist) {
                picklist.options().forEach(option -> labels.add(option.label()));
            }
        });
        return labels;
    }
}
