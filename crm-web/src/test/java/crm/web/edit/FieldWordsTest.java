package crm.web.edit;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.problem.FieldProblem;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import crm.web.text.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldWordsTest {

    private static final EntityType ACCOUNT = MetadataFold.fold(
                    1, new PackReader(FieldWordsTest.class.getClassLoader()).readWithRequired("sales"))
            .entityType("account");

    private final FieldWords chinese = words(Locale.SIMPLIFIED_CHINESE);
    private final FieldWords english = words(Locale.ENGLISH);

    private static FieldWords words(Locale locale) {
        return new FieldWords(
                new Language(locale, ZoneOffset.UTC, LocalDate.of(2026, 11, 22), Currency.getInstance("USD")));
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void every_problem_is_told_in_chinese(ProblemCode code) {
        assertThat(chinese.problem(code)).doesNotContainPattern("[A-Za-z]");
        if (code != ProblemCode.RULE_BROKEN) {
            assertThat(chinese.problem(ACCOUNT, new FieldProblem("name", code, "The kernel's words")))
                    .doesNotContainPattern("[A-Za-z]");
        }
    }

    @ParameterizedTest
    @EnumSource(Limit.Kind.class)
    void every_limit_is_told_in_chinese(Limit.Kind kind) {
        assertThat(chinese.problem(ACCOUNT, beyond("name", Limit.of(kind, 3)))).doesNotContainPattern("[A-Za-z]");
    }

    @Test
    void a_limit_is_told_as_its_field_is_read() {
        assertThat(english.problem(ACCOUNT, beyond("foundedYear", Limit.of(Limit.Kind.AT_LEAST, 1000))))
                .isEqualTo("Founded is at least 1000.");
        assertThat(english.problem(ACCOUNT, beyond("employees", Limit.of(Limit.Kind.AT_LEAST, 1000))))
                .isEqualTo("Employees is at least 1,000.");
        assertThat(english.problem(ACCOUNT, beyond("employees", Limit.of(Limit.Kind.DECIMALS, 0))))
                .isEqualTo("Employees is a whole number.");
    }

    private static FieldProblem beyond(String field, Limit limit) {
        return new FieldProblem(field, ProblemCode.OUT_OF_RANGE, limit.english(), Optional.of(limit));
    }
}
