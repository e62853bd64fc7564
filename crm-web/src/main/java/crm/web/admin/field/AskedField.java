package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.pack.FieldTypes;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.Shape;
import crm.web.edit.Choices;
import crm.web.text.Language;
import java.util.function.Predicate;

/**
 * A field that is asked for, as all its inputs know it.
 *
 * @param begin the definition to begin with, at least with its type
 * @param type the entity type that the field is of
 * @param locked keys that stay as they are
 * @param changed what is done whenever something is entered
 */
record AskedField(
        FieldKind kind,
        ObjectNode begin,
        Shape shape,
        EntityType type,
        Language language,
        Choices choices,
        RuleTrial trial,
        Predicate<String> locked,
        Runnable changed) {

    boolean takes(String key) {
        return kind.takes(key) && isAsked(key);
    }

    /** What is computed is asked nothing that is about setting it. */
    boolean isAsked(String key) {
        return !isComputed() || !FieldTypes.isOfWhatIsSet(key);
    }

    private boolean isComputed() {
        return begin.has("formula") || begin.has("rollUp");
    }

    boolean isLocked(String key) {
        return locked.test(key);
    }

    String label(String key) {
        return language.t("admin.key." + key);
    }
}
