package crm.web.record;

import crm.journal.PastChange;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.metadata.Metadata;
import crm.metadata.ReferenceType;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPage;
import crm.record.Records;
import crm.record.query.CountMode;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.value.RecordRef;
import crm.web.cell.Cells;
import crm.web.list.ListAddress;
import crm.web.list.Question;
import crm.web.list.RecordLists;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a record's page shows, each part in a transaction of its own: the first one quick, the others later. */
@Singleton
public class RecordReading {

    static final int ROWS = 5;
    static final int CHANGES = 20;

    private final Session session;
    private final Records records;
    private final RecordLists lists;

    @Inject
    public RecordReading(Session session, Records records, RecordLists lists) {
        this.session = session;
        this.records = records;
        this.lists = lists;
    }

    /** @throws ProblemException {@code NOT_FOUND}, {@code UNKNOWN_ENTITY} */
    Shown read(RecordRef ref, Language language) {
        return session.run(() -> {
            Record record = records.find(ref);
            EntityType type = record.type();
            Cells cells = new Cells(language, records.titles(List.of(record), type.references()));
            Map<String, Long> days = type.face()
                    .stage()
                    .map(stage -> StageDays.of(records.historyOf(ref, stage), stage, Instant.now()))
                    .orElse(Map.of());
            return new Shown(
                    record,
                    records.access().laidOut(type, record.recordType()),
                    cells,
                    days,
                    records.states(record),
                    Reach.of(Stream.concat(Stream.of(record), referred(record))),
                    allowed(() -> records.access().requireEdit(type, record.owner())),
                    allowed(() -> records.access().requireDelete(type, record.owner())));
        });
    }

    /** What the record refers to, people of this company apart, as far as it may be read. */
    private Stream<Record> referred(Record record) {
        return record.type()
                .lookups()
                .flatMap(field -> record.value(field.name(), RecordRef.class).stream())
                .filter(ref -> !ref.entity().equals(EntityType.USER))
                .flatMap(ref -> records.findAll(ref.entity(), List.of(ref)).values().stream());
    }

    /** Where a record stands in the list it was opened from. */
    Optional<Place> place(RecordRef ref, ListAddress list) {
        Question question = lists.question(list);
        RecordQuery query =
                RecordQuery.all(question.type()).where(question.filter()).orderBy(question.sort());
        return session.run(() -> records.place(query, ref));
    }

    private static boolean allowed(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /** The records that refer to this one by a lookup. */
    record Related(Field lookup, EntityType type, List<Record> rows, RecordCount count, Cells cells, boolean mayAdd) {}

    /** @param inverses what the record calls them */
    List<Related> related(RecordRef ref, List<String> inverses, Language language) {
        return session.run(() -> {
            Metadata metadata = records.metadata();
            EntityType type = records.type(ref.entity());
            List<Related> all = new ArrayList<>();
            for (String inverse : inverses) {
                metadata.referencesTo(type).stream()
                        .filter(reference -> reference.inverse().equals(inverse))
                        .filter(reference -> records.access().mayRead(reference.type()))
                        .findFirst()
                        .ifPresent(reference -> all.add(related(ref, reference, language)));
            }
            return all;
        });
    }

    private Related related(RecordRef ref, Metadata.Reference reference, Language language) {
        EntityType type = reference.type();
        Filter filter = new Filter.Compare(
                FieldPath.of(type, reference.field()),
                Filter.Operator.EQ,
                ((ReferenceType) reference.field().type()).named(ref.id().toString()));
        RecordPage page =
                records.list(RecordQuery.all(type).where(filter).limit(ROWS).counting(CountMode.CAPPED));
        return new Related(
                reference.field(),
                type,
                page.records(),
                page.count().orElse(new RecordCount(page.records().size(), false)),
                new Cells(language, records.titles(page.records(), type.references())),
                records.access().mayCreate(type));
    }

    /**
     * Changes with the names of everything they speak of.
     *
     * @param cells with the currency that the record is in now
     */
    record Told(EntityType type, List<PastChange> changes, Map<UUID, String> people, Cells cells, boolean more) {}

    Told history(RecordRef ref, long before, Language language) {
        return session.run(() -> {
            EntityType type = records.type(ref.entity());
            List<PastChange> read = records.history(ref, before, CHANGES + 1);
            List<PastChange> changes = read.subList(0, Math.min(CHANGES, read.size()));
            Map<String, Set<RecordRef>> refs = Stream.concat(
                            changes.stream().map(change -> new RecordRef(EntityType.USER, change.actor())),
                            changes.stream().flatMap(change -> references(type, change)))
                    .collect(Collectors.groupingBy(RecordRef::entity, Collectors.toSet()));
            Map<RecordRef, String> titles = new HashMap<>();
            refs.forEach((entity, some) ->
                    records.findAll(entity, some).forEach((found, record) -> titles.put(found, record.title())));
            Map<UUID, String> people = new HashMap<>();
            titles.forEach((found, title) -> {
                if (found.entity().equals(EntityType.USER)) {
                    people.put(found.id(), title);
                }
            });
            Cells cells = new Cells(language, titles, currency(type, ref));
            return new Told(type, changes, people, cells, read.size() > CHANGES);
        });
    }

    private Optional<String> currency(EntityType type, RecordRef ref) {
        return type.amounts().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                                records.findAll(ref.entity(), List.of(ref)).get(ref))
                        .flatMap(Record::currency);
    }

    private static Stream<RecordRef> references(EntityType type, PastChange change) {
        return type.references().stream()
                .filter(change.delta()::has)
                .flatMap(name -> Stream.of(0, 1)
                        .map(side -> change.delta().path(name).path(side))
                        .filter(json -> !json.isNull() && !json.isMissingNode())
                        .flatMap(json -> refs(type.field(name).type().fromJson(json))));
    }

    private static Stream<RecordRef> refs(Object value) {
        return value instanceof RecordRef ref ? Stream.of(ref) : LinksType.refs(value).stream();
    }

    /** The name of a person, if he may be seen. */
    Optional<String> person(UUID id) {
        RecordRef ref = new RecordRef(EntityType.USER, id);
        return session.run(() -> records.findAll(EntityType.USER, List.of(ref)).values().stream()
                .findFirst()
                .map(Record::title));
    }
}
