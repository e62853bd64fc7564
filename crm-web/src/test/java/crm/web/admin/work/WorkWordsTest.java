package crm.web.admin.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.Register;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.store.Backlog.Due;
import crm.record.store.WorkProblem;
import crm.value.Json;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkWordsTest {

    private static final MetadataFold.Base BASE =
            MetadataFold.base(new PackReader(WorkWordsTest.class.getClassLoader()).readWithRequired("sales"));
    private static final Shape SHAPE =
            Shape.of(1, BASE, new Layer((ObjectNode) Json.read("{\"packs\": [\"sales\"]}"), Register.EMPTY));

    private final WorkWords english = words(Locale.ENGLISH);
    private final WorkWords chinese = words(Locale.SIMPLIFIED_CHINESE);

    private static WorkWords words(Locale locale) {
        return new WorkWords(
                new Language(locale, ZoneOffset.UTC, LocalDate.of(2026, 11, 22), Currency.getInstance("USD")), SHAPE);
    }

    @Test
    void what_becomes_unique_is_told_with_its_fields() {
        Due due = unique("both_c", "[\"name\", \"website\"]");

        assertThat(english.of(due)).isEqualTo("Accounts: comparing Name and Website of all records, to make it unique");
        assertThat(chinese.of(due)).doesNotContainPattern("[A-Za-z]");
    }

    @Test
    void why_work_stopped_is_told_in_the_readers_language() {
        Due due = unique("phone", "[\"phone\"]");
        WorkProblem alike = new WorkProblem(ProblemCode.NOT_UNIQUE, "The kernel's words", "2", "5 (1, 2)");

        assertThat(english.why(due, alike))
                .isEqualTo("2 records have the same Phone as another: 5 (1, 2). Nothing has changed. "
                        + "Correct or delete them, and begin again.");
        assertThat(chinese.why(due, alike)).doesNotContainPattern("[A-Za-z]");
        assertThat(chinese.why(due, new WorkProblem(ProblemCode.NOT_CONVERTIBLE, "The kernel's words", "12", "number")))
                .contains("12")
                .doesNotContainPattern("[A-Za-z]");
        assertThat(chinese.why(due, new WorkProblem(ProblemCode.UNKNOWN_OPTION, "The kernel's words", "7")))
                .doesNotContainPattern("[A-Za-z]");
        for (ProblemCode code :
                List.of(ProblemCode.UNKNOWN_FIELD, ProblemCode.UNKNOWN_ENTITY, ProblemCode.STALE_VERSION)) {
            assertThat(chinese.why(due, new WorkProblem(code, "The kernel's words")))
                    .doesNotContainPattern("[A-Za-z]");
        }
    }

    @Test
    void what_stands_against_the_change_that_waited_is_told_with_its_place() {
        WorkProblem refused = new WorkProblem(
                ProblemCode.INVALID_METADATA,
                "The kernel's words",
                List.of(),
                List.of(),
                List.of(new FieldProblem("/extend/account/lists/large_c/filter", ProblemCode.WRONG_TYPE, "No text")));

        assertThat(english.why(unique("phone", "[]"), refused))
                .isEqualTo("The change does not fit what was changed meanwhile, and nothing has changed. "
                        + "No text (/extend/account/lists/large_c/filter)");
    }

    private static Due unique(String name, String fields) {
        String argument = "{\"by\": \"%s\", \"patch\": {}, \"prepared\": [{\"kind\": \"unique\", \"detail\": %s}]}"
                .formatted(new UUID(0, 1), fields);
        return new Due(
                "unique",
                1,
                "account",
                name,
                "",
                Json.read(argument),
                new UUID(0, 0),
                0,
                OptionalLong.empty(),
                Optional.empty());
    }
}
