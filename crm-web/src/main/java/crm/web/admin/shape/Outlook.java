package crm.web.admin.shape;

import crm.metadata.Metadata;
import crm.metadata.change.Loss;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataPlan;
import crm.metadata.change.PackConflict;
import crm.metadata.change.PlannedConversion;
import crm.problem.FieldProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do, and what stands against it.
 *
 * @param conflicts what both the tenant and another version of a pack have changed
 * @param losses records that are left behind
 * @param conversions what becomes of the values of fields that take another type
 * @param after the snapshot as it would be; empty where the layer cannot be read at all
 */
public record Outlook(
        List<MetadataChange> changes,
        List<FieldProblem> problems,
        List<PackConflict> conflicts,
        List<Loss> losses,
        List<PlannedConversion> conversions,
        Optional<Metadata> after) {

    static Outlook of(MetadataPlan plan) {
        return new Outlook(
                plan.changes(), plan.problems(), plan.conflicts(), plan.losses(), plan.conversions(), plan.after());
    }
}
