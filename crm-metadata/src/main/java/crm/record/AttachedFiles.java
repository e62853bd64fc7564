package crm.record;

import crm.access.AccessPolicy;
import crm.file.FileUploads;
import crm.file.FileUses;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.FileType;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.record.query.Branch;
import crm.record.store.RecordStore;
import crm.record.store.Row;
import crm.value.StoredFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The files that records have: that their contents are there and stay, that whoever puts one into a record may, and what they
 * really are. He may who has sent it, has taken it out of a record, or can read it in another one.
 */
final class AttachedFiles {

    private final RecordStore store;
    private final Metadata metadata;
    private final AccessPolicy access;

    AttachedFiles(RecordStore store, Metadata metadata, AccessPolicy access) {
        this.store = store;
        this.metadata = metadata;
        this.access = access;
    }

    /** Holds all new files until the end of the transaction; what is wrong with one is a problem of its field. */
    void hold(Collection<Draft> drafts) {
        Set<String> wanted = new TreeSet<>();
        for (Draft draft : drafts) {
            changed(draft).forEach(field -> added(draft, field).forEach(file -> wanted.add(file.digest())));
        }
        Map<String, StoredFile> given = wanted.isEmpty() ? Map.of() : given(wanted);
        drafts.forEach(draft -> changed(draft).forEach(field -> settle(draft, field, given)));
    }

    private static List<Field> changed(Draft draft) {
        return draft.type().storedFields().stream()
                .filter(field -> field.type() instanceof FileType)
                .filter(field -> draft.after().changedSince(draft.before(), field.name()))
                .toList();
    }

    private static List<StoredFile> added(Draft draft, Field field) {
        Set<String> before = digests(files(draft.before(), field));
        return files(draft.after(), field).stream()
                .filter(file -> !before.contains(file.digest()))
                .toList();
    }

    private static List<StoredFile> files(Record record, Field field) {
        return record.value(field).map(FileType::files).orElse(List.of());
    }

    private static Set<String> digests(List<StoredFile> files) {
        return files.stream().map(StoredFile::digest).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Says of each file what is known of its content, whatever was told. */
    private static void settle(Draft draft, Field field, Map<String, StoredFile> given) {
        Map<String, StoredFile> known = new LinkedHashMap<>(given);
        files(draft.before(), field).forEach(file -> known.put(file.digest(), file));
        List<StoredFile> settled = new ArrayList<>();
        for (StoredFile file : files(draft.after(), field)) {
            Optional.ofNullable(known.get(file.digest()))
                    .ifPresentOrElse(
                            there -> settled.add(there.called(file.name())),
                            () -> draft.problems()
                                    .add(field.name(), ProblemCode.UNKNOWN_REFERENCE, unknown(field, file)));
        }
        FileType type = (FileType) field.type();
        Set<String> before = digests(files(draft.before(), field));
        settled.stream()
                .filter(file -> !before.contains(file.digest()))
                .flatMap(file -> type.refusal(file).stream())
                .findFirst()
                .ifPresent(bad -> draft.problems().addAll(List.of(bad.at(field))));
        draft.after().set(field.name(), settled.isEmpty() ? null : List.copyOf(settled));
    }

    private static String unknown(Field field, StoredFile file) {
        return "%s has no file '%s' for you. Send it to POST /files first; you can use it for a day."
                .formatted(field.label().english(), file.name());
    }

    private Map<String, StoredFile> given(Set<String> wanted) {
        Map<String, StoredFile> held = FileUses.held(wanted);
        Set<String> rest = new TreeSet<>(held.keySet());
        rest.removeAll(FileUploads.mine(wanted));
        if (!rest.isEmpty()) {
            rest.removeAll(readable(rest));
        }
        held.keySet().removeAll(rest);
        return held;
    }

    /** Those among these that the caller can read in a record, so that he can make a copy of it. */
    private Set<String> readable(Set<String> digests) {
        Map<EntityType, List<FileUses.Use>> uses = FileUses.of(digests).stream()
                .filter(use -> type(use).isPresent())
                .collect(Collectors.groupingBy(use -> type(use).orElseThrow()));
        Set<String> readable = new HashSet<>();
        uses.forEach((type, some) -> {
            List<Branch> branches = access.readable(type);
            Set<UUID> ids = store
                    .findAll(
                            type,
                            some.stream()
                                    .map(FileUses.Use::record)
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            branches)
                    .stream()
                    .map(Row::id)
                    .collect(Collectors.toSet());
            some.stream().filter(use -> ids.contains(use.record())).forEach(use -> readable.add(use.digest()));
        });
        return readable;
    }

    /** The entity type of a use in a field that the caller sees. */
    private Optional<EntityType> type(FileUses.Use use) {
        return metadata.entityTypes().values().stream()
                .filter(type -> type.id() == use.entity())
                .filter(type -> type.findField(use.field()).isPresent())
                .filter(type -> access.view().access(type.name(), use.field()).compareTo(FieldAccess.READ) >= 0)
                .findFirst();
    }

    /** Indexes the files of a new or changed record. Whoever takes one out can put it back for a day. */
    static void index(Record before, Record record) {
        for (Field field : record.type().storedFields()) {
            if (field.type() instanceof FileType && isIndexed(before, record, field)) {
                Set<String> old = before.version() == 0 ? Set.of() : digests(files(before, field));
                Set<String> now = digests(files(record, field));
                Set<String> gone = without(old, now);
                FileUses.remove(record.type(), field, record.id(), gone);
                FileUses.add(record.type(), field, record.id(), without(now, old));
                gone.forEach(FileUploads::note);
            }
        }
    }

    private static boolean isIndexed(Record before, Record record, Field field) {
        return before.version() == 0 || record.changedSince(before, field.name());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
