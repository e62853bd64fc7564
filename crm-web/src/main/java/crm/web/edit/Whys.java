package crm.web.edit;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.RecordType;
import crm.metadata.Right;
import crm.metadata.ValidationRule;
import crm.problem.ProblemException;
import crm.record.Reason;
import crm.record.Reason.Cause;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks why the fields of a record are as they are, and says it in the person's language. */
@Singleton
public class Whys {

    private static final int LONGEST = 200;

    private static final Set<Cause> CONDITIONAL =
            Set.of(Cause.REQUIRED_WHEN, Cause.VISIBLE_WHEN, Cause.READ_ONLY_WHEN, Cause.RULE, Cause.FORMULA);

    private final Session session;
    private final Records records;
    private final Expressions expressions;

    @Inject
    public Whys(Session session, Records records, Expressions expressions) {
        this.session = session;
        this.records = records;
        this.expressions = expressions;
    }

    /**
     * One reason in words.
     *
     * @param condition that decided it; empty if none did, or if it is not for the person
     * @param saw the values that it was decided by, by what they are called
     * @param place where whoever shapes the company changes it; empty for others
     */
    public record Why(
            Reason reason, String sentence, String condition, Map<String, String> saw, Optional<String> place) {

        public boolean isAbout(String field) {
            return reason.field().equals(field);
        }
    }

    /** Of a record, as it would be with some changes. */
    public List<Why> of(RecordRef ref, Map<String, @Nullable Object> changes, Language language) {
        return session.run(
                () -> said(records.type(ref.entity()), records.reasons(ref, RecordPatch.of(changes)), language));
    }

    /** Of a record that is being made. */
    public List<Why> ofNew(String entity, RecordPatch patch, Language language) {
        return session.run(() -> said(records.type(entity), records.reasonsOfNew(entity, patch), language));
    }

    /** True for whoever may shape the company, who may ask for what is not shown as well. */
    public boolean mayShape() {
        return session.run(() -> records.access().has(Right.CUSTOMISE));
    }

    private List<Why> said(EntityType type, List<Reason> reasons, Language language) {
        SpokenWords words = new SpokenWords(language, titles(reasons));
        boolean shapes = records.access().has(Right.CUSTOMISE);
        return reasons.stream().map(reason -> said(type, reason, words, shapes)).toList();
    }

    private Map<RecordRef, String> titles(List<Reason> reasons) {
        Map<String, List<RecordRef>> refs = reasons.stream()
                .flatMap(reason -> reason.saw().stream())
                .flatMap(saw -> saw.value().stream())
                .filter(RecordRef.class::isInstance)
                .map(RecordRef.class::cast)
                .collect(Collectors.groupingBy(RecordRef::entity));
        Map<RecordRef, String> titles = new HashMap<>();
        refs.forEach((entity, some) ->
                records.findAll(entity, some).forEach((ref, record) -> titles.put(ref, record.title())));
        return titles;
    }

    private Why said(EntityType type, Reason reason, SpokenWords words, boolean shapes) {
        Language language = words.language();
        Map<String, String> saw = new LinkedHashMap<>();
        reason.saw().forEach(one -> saw.put(words.field(one.path()), value(one, words)));
        return new Why(
                reason,
                sentence(type, reason, language),
                reason.expression()
                        .map(when -> condition(type, when, words))
                        .orElseGet(() -> CONDITIONAL.contains(reason.cause()) ? language.t("why.withheld") : ""),
                saw,
                shapes ? place(type, reason) : Optional.empty());
    }

    private String condition(EntityType type, String when, SpokenWords words) {
        try {
            return expressions.said(records.metadata(), type, when, words);
        } catch (ProblemException unreadable) {
            return when;
        }
    }

    private static String value(Reason.Saw saw, SpokenWords words) {
        if (saw.secret()) {
            return words.language().t("why.secret");
        }
        String text = saw.value()
                .map(value -> words.value(saw.path().field().type(), value))
                .orElseGet(() -> words.language().t("why.nothing"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String sentence(EntityType type, Reason reason, Language language) {
        String state = reason.state().name().toLowerCase(Locale.ROOT);
        return language.t(
                "why.%s.%s".formatted(state, reason.cause().key()),
                label(type, reason.field(), language),
                name(type, reason, language));
    }

    static String label(EntityType type, String field, Language language) {
        return type.findStored(field).map(new FieldWords(language)::label).orElse(field);
    }

    /** What the rule says, what the record type is called, or what one of these records is. */
    private static String name(EntityType type, Reason reason, Language language) {
        Locale locale = language.locale();
        return switch (reason.cause()) {
            case RULE ->
                type.rules().stream()
                        .filter(rule -> rule.name().equals(reason.name()))
                        .findFirst()
                        .map(ValidationRule::message)
                        .map(message -> message.in(locale))
                        .orElse("");
            case RECORD_TYPE ->
                type.findRecordType(reason.name())
                        .map(RecordType::label)
                        .map(label -> label.in(locale))
                        .orElse(reason.name());
            default -> language.noun(type.label().in(locale));
        };
    }

    private static Optional<String> place(EntityType type, Reason reason) {
        String page = "/admin/" + type.name();
        return switch (reason.cause()) {
            case RULE -> Optional.of(page + "/rules");
            case RECORD_TYPE -> Optional.of(page + "/types");
            case LAYOUT -> Optional.of(page + "/layout");
            case RECORD_RIGHTS -> Optional.empty();
            default -> Optional.of(page);
        };
    }
}
