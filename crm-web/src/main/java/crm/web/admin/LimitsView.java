package crm.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.metadata.Slot;
import crm.metadata.SlotKind;
import crm.metadata.pack.LayerCheck;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Shape;
import crm.web.admin.work.WorkPart;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much of what a tenant may make it has made, and what is being done in the background. */
@Route("admin/limits")
@PermitAll
public class LimitsView extends AdminPage {

    /** Of a hundred; from here on it is said in colour and with a sign. */
    private static final int NEARLY_FULL = 80;

    @Inject
    public LimitsView(Customisation customisation, Languages languages) {
        super(customisation, languages);
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        place("limits");
        long own =
                shape.types().stream().filter(type -> shape.isOwn(type.name())).count();
        body(
                new WorkPart(change, shape, Optional.empty()),
                new Paragraph(language.t("admin.limitsHow")),
                new Paragraph(language.t("admin.ownEntities", own, LayerCheck.MOST_ENTITIES)),
                new H2(language.t("admin.limitsByEntity")),
                table(shape));
    }

    private AdminTable table(Shape shape) {
        List<String> heads = new ArrayList<>();
        heads.add(language.t("admin.entity"));
        heads.add(language.t("admin.fields") + ">");
        for (SlotKind kind : SlotKind.values()) {
            heads.add(language.t("admin.index." + kind) + ">");
        }
        AdminTable table = new AdminTable("limits", heads);
        shape.types().forEach(type -> row(table, type));
        return table;
    }

    private void row(AdminTable table, EntityType type) {
        List<Component> cells = new ArrayList<>();
        Anchor name = new Anchor("/admin/" + type.name(), type.label().in(language.locale()));
        name.addClassName("admin-name");
        cells.add(name);
        cells.add(used(Shape.fields(type).size(), LayerCheck.MOST_FIELDS));
        for (SlotKind kind : SlotKind.values()) {
            long used = type.storedFields().stream()
                    .flatMap(field -> field.writtenSlot().stream())
                    .filter(slot -> slot.kind() == kind && !slot.equals(Slot.RECORD_TYPE))
                    .count();
            cells.add(used(used, kind.count()));
        }
        table.row(cells.toArray(Component[]::new));
    }

    private Span used(long used, int most) {
        boolean isNearlyFull = used * 100 >= (long) most * NEARLY_FULL;
        Span span = new Span(language.t(isNearlyFull ? "admin.usedNearly" : "admin.used", used, most));
        span.setClassName("nearly-full", isNearlyFull);
        return span;
    }
}
