package crm.web.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.shell.Session;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The records that the person looked at last. Which they are, his browser remembers ({@code keys.js}); what they are called
 * and whether he may still see them is asked anew.
 */
final class SeenList extends UnorderedList {

    private final Session session;
    private final Records records;
    private final Language language;
    private final int limit;

    SeenList(Session session, Records records, Language language, int limit) {
        this.session = session;
        this.records = records;
        this.language = language;
        this.limit = limit;
        addClassName("seen");
    }

    /** A record and when it was looked at. */
    private record Seen(RecordRef ref, Instant at) {}

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("this.$server.seen(window.kinshipSeen?.() ?? [])");
    }

    /** The browser tells what it remembers, the latest first. */
    @ClientCallable
    void seen(JsonNode remembered) {
        removeAll();
        session.run(() -> {
            for (JsonNode one : remembered) {
                if (getComponentCount() < limit) {
                    read(one).flatMap(this::row).ifPresent(this::add);
                }
            }
            return getComponentCount();
        });
        if (getComponentCount() == 0) {
            add(new ListItem(new Span(language.t("home.nothingSeen"))));
        }
    }

    private static Optional<Seen> read(JsonNode one) {
        try {
            RecordRef ref = new RecordRef(
                    one.path("entity").asString(""),
                    UUID.fromString(one.path("id").asString("")));
            return Optional.of(new Seen(ref, Instant.ofEpochMilli(one.path("at").asLong(0))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<ListItem> row(Seen seen) {
        return records.metadata()
                .find(seen.ref().entity())
                .filter(records.access()::mayRead)
                .flatMap(type -> Optional.ofNullable(
                        records.findAll(type.name(), List.of(seen.ref())).get(seen.ref())))
                .map(record -> row(record, seen.at()));
    }

    private ListItem row(Record record, Instant at) {
        EntityType type = record.type();
        Span title = new Span(record.title());
        title.addClassName("seen-title");
        Span note = new Span(note(record).orElseGet(() -> type.label().in(language.locale())));
        note.addClassName("seen-note");
        Span time = new Span(Formats.ago(at, Instant.now(), language));
        time.addClassName("seen-time");
        return new ListItem(
                new Anchor(Cells.address(record.ref()), CellElements.icon(type.icon()), new Span(title, note), time));
    }

    private Optional<String> note(Record record) {
        List<String> line = new ArrayList<>();
        record.type().face().card().line().ifPresent(line::add);
        Map<RecordRef, String> titles = records.titles(
                List.of(record),
                line.stream()
                        .filter(name -> record.type().field(name).type() instanceof crm.metadata.ReferenceType)
                        .toList());
        return line.stream()
                .map(name -> new Cells(language, titles)
                        .of(record, record.type().field(name))
                        .text())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
