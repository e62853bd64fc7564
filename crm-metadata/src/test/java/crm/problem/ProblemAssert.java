package crm.problem;

import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a coded failure has to be: {@code assertProblem(() -> …).hasCode(UNKNOWN_FIELD).atField("amout")}. */
public final class ProblemAssert extends AbstractAssert<ProblemAssert, ProblemException> {

    private ProblemAssert(ProblemException problem) {
        super(problem, ProblemAssert.class);
    }

    public static ProblemAssert assertProblem(ThrowingCallable code) {
        Throwable thrown = catchThrowable(code);
        Assertions.assertThat(thrown).isInstanceOf(ProblemException.class);
        return new ProblemAssert((ProblemException) thrown);
    }

    public ProblemAssert hasCode(ProblemCode code) {
        Assertions.assertThat(actual.code()).as(actual.message()).isEqualTo(code);
        return this;
    }

    /** At least one of the errors is at this field. */
    public ProblemAssert atField(String field) {
        Assertions.assertThat(actual.errors()).extracting(FieldProblem::field).contains(field);
        return this;
    }

    /** An invalid record with exactly this error. */
    public ProblemAssert isInvalid(String field, ProblemCode code) {
        hasCode(ProblemCode.INVALID_RECORD);
        Assertions.assertThat(actual.errors())
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(Assertions.tuple(field, code));
        return this;
    }

    /** Exactly these errors, in any order, written {@code "amount REQUIRED"}. */
    public ProblemAssert hasErrors(String... errors) {
        Assertions.assertThat(actual.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactlyInAnyOrder(errors);
        return this;
    }
}
