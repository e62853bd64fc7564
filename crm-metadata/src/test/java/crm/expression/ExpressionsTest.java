package crm.expression;

import static crm.expression.SampleDeals.CONTEXT;
import static crm.expression.SampleDeals.DEAL;
import static crm.expression.SampleDeals.DEALS;
import static crm.expression.SampleDeals.METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import crm.expression.ExpressionSamples.Sample;
import crm.metadata.Metadata;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.FilterEvaluation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionsTest {

    private final Expressions expressions = new Expressions();

    static Stream<Sample> everywhere() {
        return ExpressionSamples.everywhere().stream();
    }

    static Stream<Sample> inMemory() {
        return Stream.concat(everywhere(), ExpressionSamples.onlyInMemory().stream());
    }

    @ParameterizedTest
    @MethodSource("inMemory")
    void a_condition_is_true_for_the_right_records(Sample sample) {
        Expressions.Condition condition = expressions.condition(METADATA, DEAL, sample.expression());

        assertThat(dealsWhere(deal -> condition.test(path -> SampleDeals.value(deal, path), CONTEXT)))
                .isEqualTo(sample.trueFor());
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void its_filter_is_true_for_the_same_records(Sample sample) {
        Filter filter = filter(sample.expression());

        assertThat(dealsWhere(
                        deal -> FilterEvaluation.matches(filter, path -> SampleDeals.value(deal, path.toString()))))
                .isEqualTo(sample.trueFor());
    }

    @Test
    void values_in_a_filter_are_of_the_fields_own_class() {
        assertThat(filter("amount == 5"))
                .isEqualTo(new Filter.Compare(path("amount"), Filter.Operator.EQ, new BigDecimal("5")));
        assertThat(filter("50000.10 <= amount"))
                .isEqualTo(new Filter.Compare(path("amount"), Filter.Operator.GE, new BigDecimal("50000.10")));
        assertThat(filter("closeDate < today()"))
                .isEqualTo(new Filter.Compare(path("closeDate"), Filter.Operator.LT, CONTEXT.today()));
        assertThat(filter("active")).isEqualTo(new Filter.Compare(path("active"), Filter.Operator.EQ, true));
    }

    @Test
    void a_decimal_keeps_all_the_digits_that_were_written() {
        assertThat(filter("amount == 123456789012345678.91"))
                .isEqualTo(new Filter.Compare(
                        path("amount"), Filter.Operator.EQ, new BigDecimal("123456789012345678.91")));
        assertThat(filter("amount == - 0.1000000000000000000009"))
                .isEqualTo(new Filter.Compare(
                        path("amount"), Filter.Operator.EQ, new BigDecimal("-0.1000000000000000000009")));
    }

    @Test
    void an_attribute_of_options_is_a_choice_among_them() {
        assertThat(filter("closed")).isEqualTo(new Filter.In(path("stage"), List.of("won", "lost")));
        assertThat(filter("!closed")).isEqualTo(new Filter.Not(new Filter.In(path("stage"), List.of("won", "lost"))));
        assertThat(filter("closed == null"))
                .isEqualTo(new Filter.Not(
                        new Filter.In(path("stage"), List.of("prospecting", "proposal", "won", "lost"))));
    }

    @Test
    void conditions_on_one_picklists_attributes_are_one_choice() {
        assertThat(filter("closed && !won && amount > 5"))
                .isEqualTo(new Filter.And(List.of(
                        new Filter.In(path("stage"), List.of("lost")),
                        new Filter.Compare(path("amount"), Filter.Operator.GT, new BigDecimal("5")))));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void a_value_that_is_no_option_any_more_means_the_same_in_memory_and_in_a_filter(Sample sample) {
        Function<String, Optional<Object>> abandoned =
                path -> path.equals("stage") ? Optional.of("abandoned") : SampleDeals.value("won", path);

        assertThat(FilterEvaluation.matches(filter(sample.expression()), path -> abandoned.apply(path.toString())))
                .isEqualTo(expressions
                        .condition(METADATA, DEAL, sample.expression())
                        .test(abandoned, CONTEXT));
    }

    @Test
    void a_chain_of_conditions_is_one_flat_list() {
        assertThat(filter("amount > 1 && amount > 2 && amount > 3 && amount > 4"))
                .isInstanceOfSatisfying(
                        Filter.And.class, and -> assertThat(and.parts()).hasSize(4));
    }

    @Test
    void an_expression_is_compiled_once_for_a_metadata_content() {
        Expressions.Condition first = expressions.condition(METADATA, DEAL, "closed");

        assertThat(expressions.condition(METADATA.atVersion(2), DEAL, "closed")).isSameAs(first);
        assertThat(expressions.condition(
                        new Metadata(1, new HashMap<>(METADATA.entityTypes()), METADATA.roles()), DEAL, "closed"))
                .isNotSameAs(first);
    }

    @Test
    void samples_joined_at_random_mean_what_their_parts_mean() {
        Random random = new Random(20270115);
        for (int i = 0; i < 2_000; i++) {
            Sample joined = joined(random, 3);
            Filter filter = filter(joined.expression());

            assertThat(dealsWhere(
                            deal -> FilterEvaluation.matches(filter, path -> SampleDeals.value(deal, path.toString()))))
                    .as(joined.expression())
                    .isEqualTo(joined.trueFor());
        }
    }

    private static Sample joined(Random random, int depth) {
        List<Sample> samples = ExpressionSamples.everywhere();
        Sample left = depth == 0 ? samples.get(random.nextInt(samples.size())) : joined(random, depth - 1);
        if (depth == 0) {
            return left;
        }
        Sample right = samples.get(random.nextInt(samples.size()));
        Set<String> both = new HashSet<>(left.trueFor());
        switch (random.nextInt(3)) {
            case 0 -> {
                both.retainAll(right.trueFor());
                return new Sample("(%s) && (%s)".formatted(left.expression(), right.expression()), both);
            }
            case 1 -> {
                both.addAll(right.trueFor());
                return new Sample("(%s) || (%s)".formatted(right.expression(), left.expression()), both);
            }
            default -> {
                Set<String> others = new HashSet<>(DEALS.keySet());
                others.removeAll(both);
                return new Sample("!(%s)".formatted(left.expression()), others);
            }
        }
    }

    private static Set<String> dealsWhere(Predicate<String> condition) {
        return DEALS.keySet().stream().filter(condition).collect(Collectors.toSet());
    }

    private Filter filter(String source) {
        return expressions.filter(METADATA, DEAL, source, CONTEXT);
    }

    private static FieldPath path(String field) {
        return FieldPath.of(DEAL, DEAL.field(field));
    }
}
