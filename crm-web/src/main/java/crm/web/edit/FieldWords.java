package crm.web.edit;

import crm.metadata.Bounds;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FileType;
import crm.metadata.NumberType;
import crm.metadata.ReferenceType;
import crm.metadata.TimeType;
import crm.metadata.UniqueCombination;
import crm.problem.FieldProblem;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a field is called and what is wrong, in the person's language. The kernel says problems in English, for programs;
 * a screen says them by their code, the field and the limit that was broken.
 */
public record FieldWords(Language language) {

    public String label(Field field) {
        return switch (field.name()) {
            case EntityType.ID,
                    EntityType.OWNER,
                    EntityType.CREATED_AT,
                    EntityType.CREATED_BY,
                    EntityType.UPDATED_AT,
                    EntityType.UPDATED_BY,
                    EntityType.RECORD_TYPE -> language.t("edit.field." + field.name());
            default -> part(field).orElseGet(() -> field.label().in(language.locale()));
        };
    }

    /** A part of an address or a place on the map: "Billing address · City". */
    private Optional<String> part(Field field) {
        int dot = field.name().indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String of = field.type() instanceof NumberType ? "geolocation" : "address";
        String name = language.t("edit." + of + field.name().substring(dot));
        return Optional.of(language.t("edit.part", field.label().in(language.locale()), name));
    }

    /** A failure as a whole: its first field's problem, or what its code means. */
    public String problem(EntityType type, ProblemException problem) {
        return problem.errors().stream()
                .findFirst()
                .map(first -> problem(type, first))
                .orElseGet(() -> problem(problem.code()));
    }

    /** What a code means where no field is to blame. */
    public String problem(ProblemCode code) {
        return switch (code) {
            case FORBIDDEN,
                    NOT_FOUND,
                    STALE_VERSION,
                    HAS_CHILDREN,
                    NOT_DELETED,
                    NEEDS_INDEX,
                    TENANT_SUSPENDED,
                    TOO_LARGE,
                    TOO_MANY_REQUESTS,
                    UNAVAILABLE -> language.t("edit.problem.code." + code);
            default -> language.t("edit.problem.code.other");
        };
    }

    /** Why records could not be read, where the person's own question is the reason. */
    public String unread(ProblemCode code) {
        return switch (code) {
            case FORBIDDEN, NO_TENANT, UNKNOWN_ENTITY -> language.t("list.problem.FORBIDDEN");
            case NEEDS_INDEX, TOO_MANY_REQUESTS -> problem(code);
            case NOT_SORTABLE, NOT_SUMMABLE -> language.t("list.problem.NOT_SORTABLE");
            default -> language.t("list.problem.other");
        };
    }

    /** The problem of a field that the kernel found, or that an editor did. */
    public String problem(EntityType type, FieldProblem problem) {
        if (problem.code() == ProblemCode.RULE_BROKEN) {
            return rule(type, problem.message());
        }
        if (problem.code() == ProblemCode.NOT_UNIQUE) {
            Optional<String> taken = type.unique().stream()
                    .filter(combination -> combination.refusal(type).equals(problem.message()))
                    .findFirst()
                    .map(combination -> taken(type, combination));
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        return type.findField(problem.field())
                .map(field -> problem(field, problem))
                .orElseGet(() -> problem(problem.code()));
    }

    private String problem(Field field, FieldProblem problem) {
        String label = label(field);
        if (problem.limit().isPresent()) {
            return beyond(problem.limit().get(), field, label);
        }
        if (field.type() instanceof FileType files) {
            return problem(files, problem.code(), label);
        }
        Optional<Bounds<String>> bounds = bounds(field);
        if (problem.code() == ProblemCode.OUT_OF_RANGE && bounds.isPresent()) {
            return within(bounds.get(), label);
        }
        return switch (problem.code()) {
            case REQUIRED -> language.t("edit.problem.required", label);
            case NOT_UNIQUE -> language.t("edit.problem.notUnique", label);
            case UNKNOWN_REFERENCE -> language.t("edit.problem.reference", label);
            case UNKNOWN_OPTION -> language.t("edit.problem.option", label);
            case NO_RATE -> language.t("edit.problem.noRate");
            case NOT_CONVERTIBLE -> language.t("edit.problem.becoming", label);
            case READ_ONLY_FIELD -> language.t("edit.problem.readOnly", label);
            case WRONG_TYPE, WRONG_FORMAT, OUT_OF_RANGE -> language.t("edit.problem.format." + form(field), label);
            default -> problem(problem.code());
        };
    }

    private String problem(FileType files, ProblemCode code, String label) {
        return switch (code) {
            case REQUIRED -> language.t("edit.problem.required", label);
            case READ_ONLY_FIELD -> language.t("edit.problem.readOnly", label);
            case UNKNOWN_REFERENCE -> language.t("edit.files.gone");
            case WRONG_FORMAT -> language.t("edit.files.wrongType", UploadWords.types(files, language));
            case TOO_LARGE -> language.t("edit.files.tooLarge", files.maxMegabytes());
            case LIMIT_REACHED -> language.t("edit.files.tooMany", files.maxCount());
            default -> problem(code);
        };
    }

    private String beyond(Limit limit, Field field, String label) {
        String value = field.type() instanceof NumberType number
                ? Formats.number(limit.value(), number, language)
                : Formats.number(limit.value(), language);
        return language.t("edit.problem.limit." + limit.kind().name().toLowerCase(Locale.ROOT), label, value);
    }

    /** What a field of days or times takes, as people write it. */
    private Optional<Bounds<String>> bounds(Field field) {
        return switch (field.type()) {
            case DateType date -> Optional.of(said(date.bounds(), day -> Formats.date(day, language)));
            case DateTimeType moment -> Optional.of(said(moment.bounds(), at -> Formats.dateTime(at, language)));
            case TimeType time -> Optional.of(time.bounds());
            default -> Optional.empty();
        };
    }

    private static <T extends Comparable<? super T>> Bounds<String> said(Bounds<T> bounds, Function<T, String> words) {
        return new Bounds<>(bounds.least().map(words), bounds.most().map(words));
    }

    private String within(Bounds<String> bounds, String label) {
        String least = bounds.least().orElse("");
        String most = bounds.most().orElse("");
        String key = most.isEmpty() ? "from" : least.isEmpty() ? "until" : "between";
        return language.t("edit.problem.bounds." + key, label, least, most);
    }

    private static String form(Field field) {
        if (field.type() instanceof ReferenceType) {
            return "lookup";
        }
        return switch (field.type().name()) {
            case "number", "currency", "percent" -> "number";
            case "email", "phone", "url", "date", "dateTime", "time", "duration", "geolocation" ->
                field.type().name();
            default -> "other";
        };
    }

    /** That another record has the same in several fields: in metadata's words, or by what the fields are called. */
    public String taken(EntityType type, UniqueCombination combination) {
        return combination
                .message()
                .map(message -> message.in(language.locale()))
                .orElseGet(() -> language.t(
                        "edit.problem.taken",
                        combination.fields().stream()
                                .flatMap(name -> type.findStored(name).stream())
                                .map(this::label)
                                .collect(Collectors.joining(language.t("admin.and")))));
    }

    /** A rule's words are metadata's. */
    private String rule(EntityType type, String message) {
        return type.rules().stream()
                .filter(rule -> rule.message().english().equals(message))
                .findFirst()
                .map(rule -> rule.message().in(language.locale()))
                .orElse(message);
    }
}
