package crm.web.edit;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.RecordType;
import crm.record.Record;
import crm.record.Records;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What editors choose from: the records that a lookup can refer to, by how their title begins, and files. */
@Singleton
public class Choices {

    private static final int MOST = 50;

    private final Session session;
    private final Records records;
    private final Uploads uploads;

    @Inject
    public Choices(Session session, Records records, Uploads uploads) {
        this.session = session;
        this.records = records;
        this.uploads = uploads;
    }

    /** Where files that are chosen go. */
    Uploads uploads() {
        return uploads;
    }

    /** The records of some entity types whose title begins like this; of people the person himself comes first. */
    List<Choice> startingWith(List<String> entities, String prefix, Language language) {
        return session.run(() -> entities.stream()
                .filter(entity -> records.access().mayRead(records.type(entity)))
                .flatMap(entity -> startingWith(entity, prefix, MOST / entities.size(), language).stream())
                .toList());
    }

    private List<Choice> startingWith(String entity, String prefix, int most, Language language) {
        return session.run(() -> {
            EntityType type = records.type(entity);
            Field title = type.titleField();
            Filter filter = prefix.isBlank()
                    ? Filter.EVERYTHING
                    : new Filter.StartsWith(FieldPath.of(type, title), prefix.strip());
            List<Sort> order = title.slot().isPresent() ? Sort.parse(type, title.name()) : List.of();
            List<Record> found = new ArrayList<>(records.list(
                            RecordQuery.all(type).where(filter).orderBy(order).limit(most))
                    .records());
            if (entity.equals(EntityType.USER) && prefix.isBlank()) {
                meFirst(found);
            }
            return choices(type, found, language);
        });
    }

    private void meFirst(List<Record> people) {
        UUID me = session.caller().user();
        people.removeIf(person -> person.id().equals(me));
        people.addFirst(session.user());
    }

    private List<Choice> choices(EntityType type, List<Record> found, Language language) {
        List<String> line = type.face().card().line().stream().toList();
        List<String> lookups = type.references().stream().filter(line::contains).toList();
        Cells cells = new Cells(language, records.titles(found, lookups));
        UUID me = session.caller().user();
        return found.stream()
                .map(record -> new Choice(
                        record.ref(),
                        record.title(),
                        record.id().equals(me)
                                ? language.t("edit.me")
                                : line.isEmpty()
                                        ? ""
                                        : cells.of(record, type.field(line.getFirst()))
                                                .text(),
                        type))
                .toList();
    }

    /** The choice that a reference means; empty if the record is gone or may not be read. */
    Optional<Choice> of(RecordRef ref) {
        return session.run(() -> records.findAll(ref.entity(), List.of(ref)).values().stream()
                .findFirst()
                .map(record -> new Choice(ref, record.title(), "", record.type())));
    }

    /** The choices that references mean, in their order; without records that are gone or may not be read. */
    List<Choice> of(String entity, List<RecordRef> refs) {
        return session.run(() -> {
            Map<RecordRef, Record> found = records.findAll(entity, refs);
            return refs.stream()
                    .flatMap(ref -> Optional.ofNullable(found.get(ref)).stream())
                    .map(record -> new Choice(record.ref(), record.title(), "", record.type()))
                    .toList();
        });
    }

    /** The entity type as a new record of it is, if the person may make one. */
    Optional<EntityType> creatable(String entity) {
        return session.run(() -> Optional.of(records.type(entity))
                .filter(records.access()::mayCreate)
                .map(type -> type.narrowed(
                        records.access().recordTypes(type).stream().findFirst().map(RecordType::name))));
    }

    /** What a new record has that says nothing but this. */
    Record begin(String entity, Map<String, ?> values) {
        return session.run(() -> records.begin(entity, crm.record.RecordPatch.of(values)));
    }

    /** @throws crm.problem.ProblemException as {@link Records#create} */
    Choice create(String entity, Map<String, ?> values) {
        return session.run(() -> {
            Record made = records.create(entity, crm.record.RecordPatch.of(values));
            return new Choice(made.ref(), made.title(), "", made.type());
        });
    }
}
