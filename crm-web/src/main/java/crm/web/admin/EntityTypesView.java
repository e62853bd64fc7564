package crm.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.Shape;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every entity type there is, shipped or the tenant's own, hidden ones too. */
@Route("admin")
@PermitAll
public class EntityTypesView extends AdminPage {

    private final Figures figures;

    @Inject
    public EntityTypesView(Customisation customisation, Languages languages, Figures figures) {
        super(customisation, languages);
        this.figures = figures;
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        Button fresh = new Button(
                language.t("admin.newEntity"),
                CellElements.icon("plus"),
                _ -> new EntityDialog(change, shape, Optional.empty()).open());
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        place("entities", fresh);
        body(table(shape));
    }

    private AdminTable table(Shape shape) {
        Map<String, Long> counts = figures.records(shape.types());
        AdminTable table = new AdminTable(
                "entities",
                List.of(
                        language.t("admin.entity"),
                        language.t("admin.apiName"),
                        language.t("admin.origin"),
                        language.t("admin.fields") + ">",
                        language.t("admin.records") + ">",
                        ""));
        shape.types().forEach(type -> {
            boolean hidden = shape.isHidden(type.name());
            var row = table.row(
                    name(type, hidden),
                    AdminTable.code(type.name()),
                    origin(shape.isOwn(type.name())),
                    AdminTable.text(String.valueOf(Shape.fields(type).size())),
                    AdminTable.text(Figures.count(counts.getOrDefault(type.name(), 0L), language)),
                    hiding(shape, type, hidden));
            if (hidden) {
                row.getClassList().add("retired");
            }
        });
        return table;
    }

    private Component name(EntityType type, boolean hidden) {
        Anchor link = new Anchor(
                "/admin/" + type.name(),
                CellElements.icon(type.icon()),
                new Span(type.label().in(language.locale())));
        link.addClassName("admin-name");
        if (hidden) {
            Span chip = new Span(language.t("admin.hidden"));
            chip.addClassNames("cell", "k-chip", "hue-gray");
            link.add(chip);
        }
        return link;
    }

    private Component origin(boolean own) {
        return AdminTable.text(language.t(own ? "admin.yours" : "admin.shipped"));
    }

    private Component hiding(Shape shape, EntityType type, boolean hidden) {
        String label = type.label().in(language.locale());
        NativeButton button = Actions.icon(
                hidden ? "undo-2" : "eye-off", language.t(hidden ? "admin.bringBack" : "admin.hide", label));
        button.addClickListener(_ -> change.run(
                shape,
                shape.hiding(type.name(), !hidden),
                language.t(hidden ? "admin.broughtBack" : "admin.hid", label)));
        return button;
    }
}
