package crm.web.admin.shape;

import crm.metadata.Metadata;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataPlan;
import crm.problem.FieldProblem;
import java.util.List;
import java.util.Optional;

/**
 * What a change would do, and what stands against it.
 *
 * @param after the snapshot as it would be; empty where the layer cannot be read at all
 */
public record Outlook(List<MetadataChange> changes, List<FieldProblem> problems, Optional<Metadata> after) {

    static Outlook of(MetadataPlan plan) {
        return new Outlook(plan.changes(), plan.problems(), plan.after());
    }
}
