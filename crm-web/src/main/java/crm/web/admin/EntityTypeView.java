package crm.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.field.FieldDialog;
import crm.web.admin.part.FieldsPart;
import crm.web.admin.part.LayoutPart;
import crm.web.admin.part.ListDialog;
import crm.web.admin.part.ListsPart;
import crm.web.admin.part.RecordTypeDialog;
import crm.web.admin.part.RecordTypesPart;
import crm.web.admin.part.RelationsPart;
import crm.web.admin.part.RuleDialog;
import crm.web.admin.part.RulesPart;
import crm.web.admin.part.Versions;
import crm.web.admin.part.VersionsPart;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.Shape;
import crm.web.admin.work.WorkPart;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entity type: its fields, record types, rules, lists, layout, relations and versions, each under an address of its own. */
@Route("admin/:entity([a-z][A-Za-z0-9_]*)/:part?(fields|types|rules|lists|layout|relations|history)")
@PermitAll
public class EntityTypeView extends AdminPage {

    private final Figures figures;
    private final Choices choices;
    private final RuleTrial trial;
    private final Versions versions;
    private String entity = "";
    private String part = "";
    private Optional<String> layout = Optional.empty();

    @Inject
    public EntityTypeView(
            Customisation customisation,
            Languages languages,
            Figures figures,
            Choices choices,
            RuleTrial trial,
            Versions versions) {
        super(customisation, languages);
        this.figures = figures;
        this.choices = choices;
        this.trial = trial;
        this.versions = versions;
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        entity = event.getRouteParameters().get("entity").orElse("");
        part = event.getRouteParameters().get("part").orElse("fields");
        layout = event.getLocation().getQueryParameters().getSingleParameter("layout");
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        EntityType type = shape.type(entity);
        Map<String, String> crumbs = new LinkedHashMap<>();
        crumbs.put(language.t("admin.title"), "/admin");
        crumbs.put(language.t("admin.entities"), "/admin");
        NativeButton settings = Actions.icon("settings", language.t("admin.entitySettings"));
        settings.addClickListener(_ -> new EntityDialog(change, shape, Optional.of(type)).open());
        head(type.label().in(language.locale()), crumbs, settings, primary(shape, type));
        tabs(language.t("admin.parts"), tabs(type));
        body(new WorkPart(change, shape, Optional.of(entity)), contents(shape, type));
    }

    private List<Tab> tabs(EntityType type) {
        return List.of(
                tab("fields", String.valueOf(Shape.fields(type).size())),
                tab("types", String.valueOf(type.recordTypes().size())),
                tab("rules", String.valueOf(type.rules().size())),
                tab("lists", String.valueOf(type.lists().size())),
                tab(
                        "layout",
                        type.layouts().isEmpty()
                                ? ""
                                : String.valueOf(1 + type.layouts().size())),
                tab("relations", ""),
                tab("history", ""));
    }

    private Tab tab(String name, String count) {
        return new Tab(
                language.t("admin.part." + name),
                count,
                "/admin/" + entity + (name.equals("fields") ? "" : "/" + name),
                part.equals(name));
    }

    /** What the page is for, as its one filled button. */
    private Component primary(Shape shape, EntityType type) {
        return switch (part) {
            case "fields" ->
                button(
                        "admin.newField",
                        () -> new FieldDialog(change, shape, type, Optional.empty(), figures, choices, trial).open());
            case "types" ->
                button("admin.newRecordType", () -> new RecordTypeDialog(change, shape, type, Optional.empty()).open());
            case "rules" ->
                button(
                        "admin.newRule",
                        () -> new RuleDialog(change, shape, type, Optional.empty(), trial, choices).open());
            case "lists" ->
                button("admin.newList", () -> new ListDialog(change, shape, type, Optional.empty(), trial).open());
            default -> Actions.link("/" + entity, "arrow-right", language.t("admin.toRecords"), false);
        };
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(language.t(key), CellElements.icon("plus"), _ -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private Component contents(Shape shape, EntityType type) {
        return switch (part) {
            case "types" -> new RecordTypesPart(change, shape, type);
            case "rules" -> new RulesPart(change, shape, type, trial, choices);
            case "lists" -> new ListsPart(change, shape, type, trial);
            case "layout" -> new LayoutPart(change, shape, type, layout);
            case "relations" -> new RelationsPart(shape, type, language);
            case "history" -> new VersionsPart(change, shape, versions, Optional.of(entity));
            default -> new FieldsPart(change, shape, type, figures, choices, trial);
        };
    }
}
