package crm.web.edit;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.web.text.Formats;
import crm.web.text.Language;

/** What a field is called and what is wrong with its value, in the person's language. */
public record FieldWords(Language language) {

    public String label(Field field) {
        return switch (field.name()) {
            case EntityType.OWNER,
                    EntityType.CREATED_AT,
                    EntityType.CREATED_BY,
                    EntityType.UPDATED_AT,
                    EntityType.UPDATED_BY -> language.t("edit.field." + field.name());
            default -> field.label().in(language.locale());
        };
    }

    /** The problem of a field that the kernel found, or that an editor did. */
    public String problem(EntityType type, FieldProblem problem) {
        return type.findField(problem.field())
                .map(field -> problem(type, field, problem.code(), problem.message()))
                .orElseGet(() -> rule(type, problem.message()));
    }

    public String problem(EntityType type, Field field, ProblemCode code, String message) {
        String label = label(field);
        return switch (code) {
            case REQUIRED -> language.t("edit.problem.required", label);
            case TOO_LONG -> language.t("edit.problem.tooLong", label);
            case NOT_UNIQUE -> language.t("edit.problem.notUnique", label);
            case UNKNOWN_REFERENCE -> language.t("edit.problem.reference", label);
            case UNKNOWN_OPTION -> language.t("edit.problem.option", label);
            case READ_ONLY_FIELD -> language.t("edit.problem.readOnly", label);
            case OUT_OF_RANGE -> range(field, label);
            case WRONG_TYPE, WRONG_FORMAT -> language.t("edit.problem.format." + form(field), label);
            default -> rule(type, message);
        };
    }

    private static String form(Field field) {
        return switch (field.type().name()) {
            case "number", "currency", "percent" -> "number";
            case "email", "phone", "url", "date", "dateTime" -> field.type().name();
            default -> "other";
        };
    }

    private String range(Field field, String label) {
        if (field.type() instanceof NumberType number) {
            if (number.min() != null && number.max() != null) {
                return language.t(
                        "edit.problem.between",
                        label,
                        Formats.number(number.min(), language),
                        Formats.number(number.max(), language));
            }
            if (number.min() != null) {
                return language.t("edit.problem.atLeast", label, Formats.number(number.min(), language));
            }
        }
        return language.t("edit.problem.range", label);
    }

    /** A rule's words are metadata's; what is none of its rules is told as the kernel says it. */
    private String rule(EntityType type, String message) {
        return type.rules().stream()
                .filter(rule -> rule.message().english().equals(message))
                .findFirst()
                .map(rule -> rule.message().in(language.locale()))
                .orElse(message);
    }
}
