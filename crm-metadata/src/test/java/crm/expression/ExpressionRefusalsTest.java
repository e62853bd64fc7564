package crm.expression;

import static crm.expression.SampleDeals.CONTEXT;
import static crm.expression.SampleDeals.DEAL;
import static crm.expression.SampleDeals.METADATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionRefusalsTest {

    private final Expressions expressions = new Expressions();

    static Stream<Arguments> unreadable() {
        return Stream.of(
                // syntax
                Arguments.of("", "empty"),
                Arguments.of("   ", "empty"),
                Arguments.of("amount >", "At 1:9: The expression ends too early."),
                Arguments.of("active\n&& (amount > 5", "At 2:15: ')' is missing here."),
                Arguments.of("amount = 5", "At 1:8: '=' is not expected here. Did you mean '=='?"),
                Arguments.of("active and closed", "At 1:8: 'and' is not expected here. Did you mean '&&'?"),
                Arguments.of("name == 'abc", "At 1:9: A text has no closing quote."),
                Arguments.of("amount > 99999999999999999999", "At 1:10: The number is too large."),
                Arguments.of("amount > 1e400", "At 1:10, 'Infinity': the number is too large."),
                Arguments.of("amount > 1e200", "At 1:10, '1.0E200': a number has at most 30 digits"),
                // names
                Arguments.of("amout > 5", "At 1:1, 'amout': there is no such field of deal. Did you mean 'amount'?"),
                Arguments.of(
                        "active && clsed", "At 1:11, 'clsed': there is no such field of deal. Did you mean 'closed'?"),
                Arguments.of(
                        "account.nme == 'x'",
                        "At 1:1, 'account.nme': there is no such field of account. Did you mean 'name'?"),
                Arguments.of("account.partner.name == 'x'", "reaches one lookup far"),
                Arguments.of("name.first == 'x'", "'name' is no lookup"),
                Arguments.of("subject.name == 'x'", "write subject.id or subject.entity"),
                Arguments.of("stage.shut", "the options of stage have no 'shut'"),
                Arguments.of("tone == 'blue'", "several picklists of deal say 'tone'; write which, like stage.tone."),
                Arguments.of("colour('x')", "there is no function 'colour'"),
                Arguments.of("name.startWith('x')", "there is no function 'startWith'. Did you mean 'startsWith'?"),
                Arguments.of("startsWith('x')", "is written like name.startsWith('A')"),
                Arguments.of("name.matches('(a+)+')", "there is no function 'matches'"),
                Arguments.of("[1].exists(x, x > 0)", "is not offered in an expression"),
                // types
                Arguments.of("amount", "At 1:1, 'amount': is a number where a condition (true or false) is needed."),
                Arguments.of("amount && active", "is a number where a condition"),
                Arguments.of("amount > 'x'", "'amount' is a number and 'x' is text; write 1234.5."),
                Arguments.of("name == 5", "'name' is text and '5' is a number"),
                Arguments.of("closeDate < '2027-01-31'", "write date('2027-01-31') or today()."),
                Arguments.of("calledAt < today()", "write timestamp('2027-01-31T09:30:00Z')."),
                Arguments.of("closeDate < date('31.1.2027')", "takes a date like 2027-01-31."),
                Arguments.of("closeDate < date(name)", "takes a text in quotes"),
                Arguments.of("stage == 'wonn'", "At 1:10, 'wonn': 'stage' has no option 'wonn'. Did you mean 'won'?"),
                Arguments.of("stage in ['won', 'Lost']", "At 1:18"),
                Arguments.of("stage == ''", "is empty"),
                Arguments.of("stage == source", "'stage' is an option of a picklist"),
                Arguments.of("stage > 'won'", "'stage' is an option of a picklist, which has no order"),
                Arguments.of("account < partner", "which has no order"),
                Arguments.of("active > false", "which has no order"),
                Arguments.of("account == 'Acme'", "takes the id of a record of account."),
                Arguments.of(
                        "account == me()", "'account' is a reference to account and 'me()' is a reference to user"),
                Arguments.of("address == address", "of several parts"),
                Arguments.of("address.town == 'x'", "'address' has no part 'town'."),
                Arguments.of("position.latitud > 5", "Did you mean 'latitude'?"),
                Arguments.of("position.latitude == 'x'", "is a number and 'x' is text"),
                Arguments.of("amount == 5u", "only texts, numbers, true, false and null"),
                Arguments.of("amount > null", "null stands only beside == and !="),
                Arguments.of("amount in [1, null]", "At 1:15"),
                Arguments.of("amount in quantity", "'in' takes a list"),
                Arguments.of("[1, 2] == [1, 2]", "a list stands only after 'in'"),
                Arguments.of("name + 5 == 'x'", "At 1:8, '5': is a number where text is needed."),
                Arguments.of("amount % 2 == 0", "this is not offered"),
                Arguments.of("{'a': 1}", "objects cannot be written"),
                Arguments.of("a.b{c: 1}", "objects cannot be written"),
                Arguments.of("b'abc' == name", "only texts, numbers, true, false and null"),
                Arguments.of(".amount > 5", "Did you mean 'amount'?"),
                Arguments.of("name.`b c` == 'x'", "'name' is no lookup"),
                Arguments.of("function == 1", "reserved identifier"),
                Arguments.of("stage[0] == 'x'", "not offered"),
                Arguments.of("has(account.name)", "not offered"),
                Arguments.of("closeDate < today() + 30", "At 1:23, '30': to a date one adds days"),
                Arguments.of("closeDate < today() + days(0.5)", "takes a whole number of days"),
                Arguments.of("closeDate < today() + days(1e9)", "takes a whole number of days"),
                Arguments.of("closeDate < today() + days(quantity)", "one adds days"),
                Arguments.of("days(3) == amount", "is written like today() + days(30)"),
                Arguments.of("name == 'a\\u0000'", "a character that no value has"));
    }

    static Stream<Arguments> notForFilters() {
        return Stream.of(
                Arguments.of("active && amount * 2 > 5", "At 1:11, 'amount * 2'"),
                Arguments.of("5 < -amount", "At 1:5, '-amount'"),
                Arguments.of("amount > quantity", "At 1:10, 'quantity': a filter compares a field with a constant"),
                Arguments.of("active ||\n  size(name) > 3", "At 2:3, 'size(name)'"),
                Arguments.of("name.contains('x')", "At 1:1, 'name.contains(\"x\")': a filter looks at the start"),
                Arguments.of("name.endsWith('x')", "looks at the start"),
                Arguments.of("name.startsWith(account.name)", "At 1:17, 'account.name'"),
                Arguments.of("(name + 'x').startsWith('y')", "At 1:2, 'name + \"x\"'"),
                Arguments.of("active ? closed : approved", "At 1:1"),
                Arguments.of("name in ['x', email]", "At 1:15, 'email'"),
                Arguments.of("probability > amount", "At 1:1, 'probability'"),
                Arguments.of("(amount > 5) == active", "At 1:2, 'amount > 5'"),
                Arguments.of("closed == (stage == 'won')", "At 1:1, 'closed'"),
                Arguments.of(
                        "address == null",
                        "At 1:1, 'address': a filter asks for one part of it, like address.street."));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(".repeat(999) + "a" + ")".repeat(999),
                "amount > 0" + "+1".repeat(900),
                "a" + ".a".repeat(900),
                "[".repeat(1_999),
                "active?".repeat(280) + "a",
                "a[".repeat(900),
                "'\\".repeat(900),
                "\u0000",
                "\ud800",
                "=".repeat(1_999),
                "a=".repeat(999),
                "active && ".repeat(300),
                "((((((((".repeat(100) + "((a+a)+(a+a))".repeat(50),
                "amount > 1e-2147483648",
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_makes_no_sense_is_refused_with_its_place(String source, String message) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> expressions.check(METADATA, DEAL, source));

        assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_FILTER);
        assertThat(problem.message()).contains(message);
    }

    @ParameterizedTest
    @MethodSource("notForFilters")
    void what_sql_cannot_answer_is_a_condition_but_no_filter(String source, String message) {
        assertThatCode(() -> expressions.check(METADATA, DEAL, source)).doesNotThrowAnyException();

        ProblemException problem = filterProblem(source);

        assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_FILTER);
        assertThat(problem.message()).contains(message);
    }

    @Test
    void an_unknown_field_is_named_for_programs_as_well() {
        assertThat(filterProblem("amout > 5").errors())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(tuple("amout", ProblemCode.UNKNOWN_FIELD));
    }

    @Test
    void a_list_has_at_most_200_values() {
        assertThatCode(() -> expressions.filter(METADATA, DEAL, amountInListOf(200), CONTEXT))
                .doesNotThrowAnyException();
        assertThat(filterProblem(amountInListOf(201)).message()).contains("a list has at most 200 values");
    }

    @Test
    void an_expression_has_at_most_2000_characters() {
        assertThat(filterProblem("active" + " ".repeat(1_995)).message()).contains("at most 2,000 characters");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(5)
    void a_hostile_expression_is_refused_and_cannot_stall(String source) {
        assertThat(filterProblem(source).code()).isEqualTo(ProblemCode.UNREADABLE_FILTER);
    }

    @Test
    void deep_but_permitted_expressions_compile_quickly() {
        String sum = "1" + "+1".repeat(25);
        String nots = "!(".repeat(28) + "active" + ")".repeat(28);

        assertThat(Duration.ofSeconds(2)).isGreaterThan(timeOf("amount > " + sum));
        assertThat(Duration.ofSeconds(2)).isGreaterThan(timeOf(nots));
        assertThat(Duration.ofSeconds(2)).isGreaterThan(timeOf("closed||".repeat(240) + "closed"));
    }

    private Duration timeOf(String source) {
        long start = System.nanoTime();
        expressions.filter(METADATA, DEAL, source, CONTEXT);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private ProblemException filterProblem(String source) {
        return catchThrowableOfType(ProblemException.class, () -> expressions.filter(METADATA, DEAL, source, CONTEXT));
    }

    private static String amountInListOf(int values) {
        return IntStream.range(0, values)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "amount in [", "]"));
    }
}
