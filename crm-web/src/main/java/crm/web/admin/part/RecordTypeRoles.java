package crm.web.admin.part;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import crm.metadata.EntityType;
import crm.metadata.Grant;
import crm.metadata.RecordType;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.transaction.Caller;
import crm.web.admin.shape.Shape;
import crm.web.text.Language;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks whose roles let them give a record type to records. */
final class RecordTypeRoles extends CheckboxGroup<Role> {

    private final Shape shape;
    private final EntityType type;
    private final Set<Role> before;

    /** @param recordType its name; none for a new one, which is for all that choose freely */
    RecordTypeRoles(Shape shape, EntityType type, Optional<String> recordType, Language language) {
        super(language.t("admin.whoMayChoose"));
        this.shape = shape;
        this.type = type;
        List<Role> roles = roles(shape, type);
        before = roles.stream()
                .filter(role -> mayChoose(role, type, recordType.orElse("")))
                .collect(Collectors.toSet());
        setItems(roles);
        setItemLabelGenerator(role -> role.label().in(language.locale()));
        setHelperText(language.t("admin.whoMayChooseHow"));
        setValue(before);
        addClassNames("plan-wide", "offered");
        setVisible(!roles.isEmpty());
    }

    /** Those that save such records; an administrator may choose everything. */
    static List<Role> roles(Shape shape, EntityType type) {
        return shape.whole().roles().values().stream()
                .filter(role -> !role.name().equals(Caller.ADMINISTRATOR))
                .filter(role -> saves(role.grant(type.name())))
                .toList();
    }

    private static boolean saves(Grant grant) {
        return grant.create() != Scope.NONE || grant.edit() != Scope.NONE;
    }

    static boolean mayChoose(Role role, EntityType type, String recordType) {
        Set<String> limited = role.grant(type.name()).recordTypes();
        return limited.isEmpty() || limited.contains(recordType);
    }

    /** The first role that would be left with nothing to choose. */
    Optional<Role> leftWithout(String recordType) {
        return changed().stream()
                .filter(role -> wanted(role, recordType).isEmpty())
                .findFirst();
    }

    /** Adds to a patch what was chosen otherwise than it is; what a pack says itself is not said again. */
    void addTo(ObjectNode patch, String recordType) {
        for (Role role : changed()) {
            Set<String> wanted = wanted(role, recordType);
            Set<String> shipped = Optional.ofNullable(shape.packs().roles().get(role.name()))
                    .map(known -> known.grant(type.name()).recordTypes())
                    .orElse(Set.of());
            boolean isAsShipped = shipped.isEmpty() ? wanted.containsAll(all(recordType)) : wanted.equals(shipped);
            ObjectNode grant = patch.withObject("/roles/%s/grants/%s".formatted(role.name(), type.name()));
            if (isAsShipped) {
                grant.putNull(RecordTypesPart.RECORD_TYPES);
            } else {
                grant.set(RecordTypesPart.RECORD_TYPES, Shape.array(wanted));
            }
        }
    }

    private Collection<Role> changed() {
        return roles(shape, type).stream()
                .filter(role -> before.contains(role) != getValue().contains(role))
                .toList();
    }

    private Set<String> wanted(Role role, String recordType) {
        Set<String> limited = role.grant(type.name()).recordTypes();
        Set<String> wanted = new TreeSet<>(limited.isEmpty() ? all(recordType) : limited);
        if (getValue().contains(role)) {
            wanted.add(recordType);
        } else {
            wanted.remove(recordType);
        }
        return wanted;
    }

    private Set<String> all(String recordType) {
        Set<String> all =
                type.recordTypes().stream().map(RecordType::name).collect(Collectors.toCollection(TreeSet::new));
        all.add(recordType);
        return all;
    }
}
