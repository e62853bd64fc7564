package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lists of records that refer to one, on the pages of the entity types that a new field refers to. */
record RelatedLists(Shape shape, List<EntityType> targets) {

    /** A name for the records of an entity type, seen from what they refer to. */
    String inverse(EntityType type) {
        Set<String> taken = new HashSet<>();
        targets.forEach(
                target -> shape.whole().referencesTo(target).forEach(reference -> taken.add(reference.inverse())));
        return ApiName.own(type.plural().english(), taken);
    }

    void addTo(ObjectNode patch, String inverse) {
        for (EntityType target : targets) {
            List<String> all = new ArrayList<>(target.related());
            all.add(inverse);
            String key = shape.isOwn(target.name()) ? "entities" : "extend";
            patch.withObject("/" + key + "/" + target.name()).set("related", Shape.array(all));
        }
    }
}
