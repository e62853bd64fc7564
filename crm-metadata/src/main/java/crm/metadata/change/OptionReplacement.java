package crm.metadata.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.journal.Change;
import crm.journal.Journal;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.store.StoredValues;

/** Gives the records of an option that is not offered any more the one that takes its place, as changes in the journal. */
final class OptionReplacement {

    /** More records than these are changed in parts, by their owners or an import. */
    static final int MOST = 10_000;

    private final StoredValues stored;
    private final Journal journal;

    OptionReplacement(StoredValues stored, Journal journal) {
        this.stored = stored;
        this.journal = journal;
    }

    static boolean isAskedFor(MetadataChange change) {
        String by = change.after().path("replacedBy").asText();
        return change.isOfOption()
                && !by.isEmpty()
                && !by.equals(change.before().path("replacedBy").asText());
    }

    /** @param type as it is after the change */
    void apply(EntityType type, MetadataChange change) {
        Field picklist = type.findStored(change.picklist()).orElseThrow();
        String option = change.option();
        String by = change.after().path("replacedBy").asText();
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        delta.set(
                picklist.name(),
                JsonNodeFactory.instance.arrayNode().add(option).add(by));
        stored.replace(type, picklist, option, by)
                .forEach((id, version) ->
                        journal.append(new Change(type.id(), id, version, Change.Kind.UPDATE, delta.deepCopy())));
    }
}
