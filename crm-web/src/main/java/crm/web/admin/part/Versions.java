package crm.web.admin.part;

import crm.metadata.EntityType;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataHistory;
import crm.record.Record;
import crm.record.Records;
import crm.tenant.TenantLayers.Version;
import crm.transaction.Caller;
import crm.value.RecordRef;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads who changed what of the shape, and when. */
@Singleton
public class Versions {

    private static final int PAGE = 30;

    private final Session session;
    private final MetadataHistory history;
    private final Records records;

    @Inject
    public Versions(Session session, MetadataHistory history, Records records) {
        this.session = session;
        this.history = history;
        this.records = records;
    }

    /**
     * A version.
     *
     * @param author empty for the system's
     * @param changes since the one before
     */
    public record Entry(Version version, Optional<String> author, List<MetadataChange> changes) {}

    /** The versions before one, newest first; of one entity type only those that changed it. */
    List<Entry> before(int number, Optional<String> entity) {
        return session.run(() -> {
            List<Version> page = history.before(number, PAGE);
            Map<RecordRef, Record> authors = records.findAll(
                    EntityType.USER,
                    page.stream().map(Versions::author).distinct().toList());
            List<Entry> entries = new ArrayList<>();
            for (Version version : page) {
                List<MetadataChange> changes = since(version).stream()
                        .filter(change -> entity.isEmpty() || change.entity().equals(entity.get()))
                        .toList();
                if (entity.isEmpty() || !changes.isEmpty()) {
                    entries.add(new Entry(version, name(version, authors), changes));
                }
            }
            return entries;
        });
    }

    private List<MetadataChange> since(Version version) {
        return version.number() == 1 ? List.of() : history.difference(version.number() - 1, version.number());
    }

    private static RecordRef author(Version version) {
        return new RecordRef(EntityType.USER, version.by());
    }

    private static Optional<String> name(Version version, Map<RecordRef, Record> authors) {
        return version.by().equals(Caller.SYSTEM)
                ? Optional.empty()
                : Optional.ofNullable(authors.get(author(version))).map(Record::title);
    }

    static boolean isWholePage(List<Entry> entries) {
        return entries.size() == PAGE;
    }
}
