package crm.web.admin.shape;

import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataPlan;
import crm.problem.FieldProblem;
import java.util.List;

/** What a change would do, and what stands against it. */
public record Outlook(List<MetadataChange> changes, List<FieldProblem> problems) {

    static Outlook of(MetadataPlan plan) {
        return new Outlook(plan.changes(), plan.problems());
    }
}
