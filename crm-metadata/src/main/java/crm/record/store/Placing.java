package crm.record.store;

import crm.record.query.CountMode;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.record.store.RecordPages.Readable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/** Finds a row's neighbours by the same keyset that pages are read with: one row forwards, one backwards. */
final class Placing {

    private final RecordPages pages;
    private final RecordQuery query;
    private final Row row;
    private final Readable readable;
    private final String language;

    Placing(RecordPages pages, RecordQuery query, Row row, Readable readable, String language) {
        this.pages = pages;
        this.query = query;
        this.row = row;
        this.readable = readable;
        this.language = language;
    }

    /** Empty if the list does not have the row. */
    Optional<Place> find() {
        if (count(columns -> columns.id().eq(row.id())).value() == 0) {
            return Optional.empty();
        }
        RecordQuery back = query.orderBy(reversed());
        List<SortColumn> order = SortColumn.of(query.type(), back.sort());
        List<Object> here = RecordPages.position(query.type(), order, row, language);
        return Optional.of(new Place(
                beside(back),
                beside(query),
                count(columns -> Keyset.after(order, here, columns)),
                count(_ -> org.jooq.impl.DSL.noCondition())));
    }

    private List<Sort> reversed() {
        if (query.sort().isEmpty()) {
            return List.of(new Sort(query.type().field(crm.metadata.EntityType.ID), true));
        }
        return query.sort().stream()
                .map(sort -> new Sort(sort.field(), !sort.descending()))
                .toList();
    }

    private Optional<UUID> beside(RecordQuery direction) {
        List<SortColumn> order = SortColumn.of(query.type(), direction.sort());
        String here = RecordPages.cursor(query.type(), order, row, language);
        return pages.page(direction.limit(1).after(Optional.of(here)), readable, language).rows().stream()
                .findFirst()
                .map(Row::id);
    }

    private RecordCount count(java.util.function.Function<Columns, Condition> more) {
        long counted = RecordPages.countUpTo(query.type(), query.filter(), more, CountMode.CAP, readable);
        return new RecordCount(Math.min(counted, CountMode.CAP), counted > CountMode.CAP);
    }
}
