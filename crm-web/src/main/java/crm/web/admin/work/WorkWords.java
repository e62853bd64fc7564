package crm.web.admin.work;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.record.store.Backlog.Due;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.util.Optional;

/** Says what is being done to which field. */
record WorkWords(Language language, Shape shape) {

    String of(Due due) {
        int dot = due.field().indexOf('.');
        String name = dot < 0 ? due.field() : due.field().substring(0, dot);
        Optional<EntityType> type = shape.whole().find(due.entity());
        Optional<Field> field = type.flatMap(known -> known.findStored(name));
        String key = field.filter(Field::isComputed).isPresent() ? "compute" : due.kind();
        return language.t(
                "admin.work." + key,
                field.map(known -> known.label().in(language.locale())).orElse(name),
                type.map(known -> known.plural().in(language.locale())).orElse(due.entity()),
                dot < 0 ? "" : option(field, due.field().substring(dot + 1)));
    }

    private String option(Optional<Field> field, String name) {
        return field.flatMap(known -> PicklistType.of(known.type()))
                .flatMap(picklist -> picklist.all().stream()
                        .filter(option -> option.name().equals(name))
                        .findFirst())
                .map(option -> option.label().in(language.locale()))
                .orElse(name);
    }
}
