package crm.web.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.dom.Element;
import crm.journal.PastChange;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.Caller;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells changes in words, the newest first: who did what, old values struck through. */
final class ChangeWords {

    private static final int AT_ONCE = 5;

    private final RecordReading.Told told;
    private final Language language;
    private final FieldWords words;
    private Optional<String> currency;

    /** @param currency of the record after the first of the changes */
    ChangeWords(RecordReading.Told told, Optional<String> currency) {
        this.told = told;
        this.currency = currency;
        language = told.cells().language();
        words = new FieldWords(language);
    }

    /** Name of the kind, for the mark beside it. */
    String kind(PastChange change) {
        return switch (change.kind()) {
            case CREATE -> "created";
            case DELETE -> "deleted";
            case RESTORE -> "restored";
            case UPDATE -> isMove(change) ? "moved" : "changed";
        };
    }

    /** Of the record before the last change that was told. */
    Optional<String> currency() {
        return currency;
    }

    Element of(PastChange change) {
        Element sentence = sentence(change);
        currency = currencyBefore(change);
        return sentence;
    }

    private Optional<String> currencyBefore(PastChange change) {
        JsonNode delta = change.delta().path(EntityType.CURRENCY);
        if (!delta.isArray()) {
            return currency;
        }
        return delta.path(0).isTextual()
                ? Optional.of(delta.path(0).textValue())
                : told.type().recordCurrency().company();
    }

    private Element sentence(PastChange change) {
        Element who = Sentence.tag("b", "", name(change));
        return switch (change.kind()) {
            case CREATE -> Sentence.of(language, "record.created", who);
            case DELETE -> Sentence.of(language, "record.deleted", who);
            case RESTORE -> Sentence.of(language, "record.restored", who);
            case UPDATE -> update(change, who);
        };
    }

    private String name(PastChange change) {
        return change.actor().equals(Caller.SYSTEM)
                ? "Kinship"
                : told.people().getOrDefault(change.actor(), language.t("record.somebody"));
    }

    private Element update(PastChange change, Element who) {
        List<Field> fields = fields(change);
        if (isMove(change)) {
            Element all = Sentence.of(language, "record.moved", who);
            fields.stream()
                    .sorted(java.util.Comparator.comparing(field -> !isStage(field)))
                    .forEach(field -> all.appendChild(line(field, change, !isStage(field))));
            return all;
        }
        if (fields.size() == 1) {
            return single(fields.getFirst(), change, who);
        }
        Element all =
                Sentence.of(language, "record.changedSeveral", who, Element.createText(String.valueOf(fields.size())));
        fields.stream().limit(AT_ONCE).forEach(field -> all.appendChild(line(field, change, true)));
        if (fields.size() > AT_ONCE) {
            all.appendChild(others(fields.subList(AT_ONCE, fields.size()), change));
        }
        return all;
    }

    /** Those that one asks for: a long change does not push the earlier ones away. */
    private Element others(List<Field> fields, PastChange change) {
        Element others = new Element("details");
        others.appendChild(Sentence.tag("summary", "", language.t("record.changedMore", fields.size())));
        fields.forEach(field -> others.appendChild(line(field, change, true)));
        return others;
    }

    private Element single(Field field, PastChange change, Element who) {
        Element label = Sentence.tag("span", "what", words.label(field));
        JsonNode delta = change.delta().path(field.name());
        if (!delta.isArray() || Cells.isParagraphs(field)) {
            return Sentence.of(language, "record.changedText", who, label);
        }
        Optional<Element> old = value(field, delta.path(0), currencyBefore(change));
        Optional<Element> now = value(field, delta.path(1), currency);
        if (old.isPresent() && now.isPresent()) {
            return Sentence.of(language, "record.changed", who, label, struck(old.get()), now.get());
        }
        if (now.isPresent()) {
            return Sentence.of(language, "record.set", who, label, now.get());
        }
        return Sentence.of(
                language, "record.cleared", who, label, struck(old.orElseGet(() -> Sentence.tag("span", "", "–"))));
    }

    private Element line(Field field, PastChange change, boolean named) {
        Element line = Sentence.tag("div", "change-line", "");
        if (named) {
            line.appendChild(Sentence.tag("span", "f-label", words.label(field)));
        }
        JsonNode delta = change.delta().path(field.name());
        if (!delta.isArray() || Cells.isParagraphs(field)) {
            return line;
        }
        value(field, delta.path(0), currencyBefore(change))
                .ifPresent(old -> line.appendChild(named ? struck(old) : old, arrow()));
        line.appendChild(value(field, delta.path(1), currency).orElseGet(() -> Sentence.tag("span", "none", "–")));
        return line;
    }

    private static Element arrow() {
        Element arrow = Sentence.tag("span", "arrow", "→");
        arrow.setAttribute("aria-hidden", "true");
        return arrow;
    }

    private static Element struck(Element value) {
        Element struck = new Element("s");
        struck.appendChild(value);
        return struck;
    }

    /** What cannot be read any more, because the field's type was another then, is shown as it was written. */
    private Optional<Element> value(Field field, JsonNode json, Optional<String> in) {
        if (json.isNull() || json.isMissingNode()) {
            return Optional.empty();
        }
        try {
            Object value = field.type().fromJson(json);
            if (value instanceof java.time.LocalDate date) {
                return Optional.of(Sentence.tag("span", "now", crm.web.text.Formats.date(date, language)));
            }
            Cell cell = told.cells().in(in).of(field, value);
            return Optional.of(cell.isEmpty() ? Sentence.tag("span", "none", "–") : CellElements.element(cell));
        } catch (RuntimeException e) {
            return Optional.of(Sentence.tag("span", "now", json.asText()));
        }
    }

    private List<Field> fields(PastChange change) {
        List<Field> fields = new ArrayList<>();
        change.delta()
                .fieldNames()
                .forEachRemaining(name -> told.type().findField(name).ifPresent(fields::add));
        return fields;
    }

    private boolean isMove(PastChange change) {
        return told.type().face().stage().filter(change.delta()::has).isPresent();
    }

    private boolean isStage(Field field) {
        EntityType type = told.type();
        return type.face().stage().filter(field.name()::equals).isPresent();
    }
}
