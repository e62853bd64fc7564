package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.UniqueCombination;
import crm.record.store.Backlog;
import java.util.Optional;
import java.util.stream.Stream;

/** What is under way in the background and stands against another change of what is unique, or of its values. */
record UniqueProgress(Metadata now) {

    static final String COMING = "It is becoming unique. Let that come to its end, or call it off.";
    private static final String CONVERTING =
            "A field of it is being converted. Let that come to its end, or call it off.";
    private static final String REPLACING =
            "An option of it is being replaced. Let that come to its end, or call it off.";

    /** True if the values of a field are being claimed, alone or with others. */
    boolean isComing(String entity, String field) {
        return coming(entity).anyMatch(unique -> unique.fields().contains(field));
    }

    /** True if it is becoming unique already. */
    boolean isComing(EntityType type, UniqueCombination unique) {
        return coming(type.name()).anyMatch(one -> one.name().equals(unique.name()));
    }

    private Stream<UniqueCombination> coming(String entity) {
        return now.find(entity).stream().flatMap(type -> type.claims().stream()).filter(UniqueCombination::isComing);
    }

    /** What is done to its values. */
    Optional<String> against(EntityType type, UniqueCombination unique) {
        boolean isConverting = now.find(type.name()).stream()
                .flatMap(known -> unique.fields().stream().flatMap(field -> known.findStored(field).stream()))
                .anyMatch(field -> field.kept().next().isPresent());
        if (isConverting) {
            return Optional.of(CONVERTING);
        }
        boolean isReplacing = Backlog.running().stream()
                .filter(due -> due.kind().equals(OptionReplacement.KIND)
                        && due.entity().equals(type.name()))
                .map(due -> due.field().substring(0, due.field().indexOf('.')))
                .anyMatch(unique.fields()::contains);
        return isReplacing ? Optional.of(REPLACING) : Optional.empty();
    }
}
