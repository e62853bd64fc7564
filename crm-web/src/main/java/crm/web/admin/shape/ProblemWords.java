package crm.web.admin.shape;

import crm.problem.FieldProblem;
import crm.web.text.Language;

/** What stands against a change, in the person's language. In English that is what the kernel says, with the way out. */
public record ProblemWords(Language language) {

    public String of(FieldProblem problem) {
        return switch (problem.code()) {
            case REQUIRED,
                    IN_USE,
                    NAME_TAKEN,
                    NAME_RESERVED,
                    REPEATED,
                    NOT_CONVERTIBLE,
                    NOT_UNIQUE,
                    LIMIT_REACHED,
                    IN_PROGRESS,
                    TOO_LARGE,
                    NO_RATE,
                    OUT_OF_RANGE,
                    TOO_LONG,
                    WRONG_FORMAT,
                    UNKNOWN_FIELD,
                    UNKNOWN_OPTION,
                    UNREADABLE_FILTER -> language.t("admin.problem." + problem.code(), problem.message());
            default -> language.t("admin.problem.other", problem.message());
        };
    }

    /** With the place, for what has none of its own on the screen. */
    public String withPlace(FieldProblem problem) {
        return language.t("admin.problem.at", problem.field(), of(problem));
    }
}
