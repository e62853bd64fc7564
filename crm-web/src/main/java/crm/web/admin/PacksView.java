package crm.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Shape;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.shell.Languages;
import crm.web.shell.UndoToast;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The packs that ship: what each brings, with the way in and out. */
@Route("admin/packs")
@PermitAll
public class PacksView extends AdminPage {

    private final PackFaces packs;

    @Inject
    public PacksView(Customisation customisation, Languages languages, PackFaces packs) {
        super(customisation, languages);
        this.packs = packs;
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        // the address says nothing more
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        Set<String> installed = packs.installed(shape.layer().packs());
        head(language.t("admin.packs"), Map.of(language.t("admin.title"), "/admin"));
        places("packs");
        Div gallery = new Div();
        gallery.addClassName("packs");
        packs.all().forEach(face -> gallery.add(card(shape, face, installed.contains(face.name()))));
        body(new Paragraph(language.t("admin.packsHow")), gallery);
    }

    private Component card(Shape shape, PackFaces.Face face, boolean installed) {
        String label = face.label().in(language.locale());
        H2 name = new H2(label);
        Div head = new Div(name);
        head.addClassName("pack-head");
        if (installed) {
            Span chip = new Span(language.t("admin.installed"));
            chip.addClassNames("cell", "k-chip", "hue-green");
            head.add(chip);
        }
        UnorderedList brings = new UnorderedList();
        brings.addClassName("pack-brings");
        face.entities()
                .forEach(type -> brings.add(new ListItem(
                        CellElements.icon(type.icon()),
                        new Span(type.plural().in(language.locale())),
                        count(type.fields().size()))));
        Article card = new Article(head, brings);
        card.addClassName("pack");
        card.getElement().setAttribute("data-pack", face.name());
        if (!face.requires().isEmpty()) {
            card.add(needs(face));
        }
        card.add(installed ? inside(shape, face, label) : outside(shape, face, label));
        return card;
    }

    private Span count(int fields) {
        Span count = new Span(language.t("admin.fieldCount", fields));
        count.addClassName("count");
        return count;
    }

    private Paragraph needs(PackFaces.Face face) {
        List<String> labels =
                face.requires().stream().map(one -> one.in(language.locale())).toList();
        Paragraph needs = new Paragraph(language.t("admin.packNeeds", String.join(language.t("admin.and"), labels)));
        needs.addClassName("pack-needs");
        return needs;
    }

    private Component outside(Shape shape, PackFaces.Face face, String label) {
        NativeButton install = Actions.quiet("download", language.t("admin.installPack"));
        install.addClassName("bordered");
        install.addClickListener(_ -> new DocumentDialog(
                        change,
                        shape,
                        language.t("admin.installTitle", label),
                        language.t("admin.installPack"),
                        language.t("admin.packInstalled", label),
                        withPacks(shape, with(shape, face.name())))
                .open());
        return actions(install);
    }

    private Component inside(Shape shape, PackFaces.Face face, String label) {
        NativeButton samples = Actions.quiet("sparkles", language.t("admin.makeSamples"));
        samples.addClickListener(_ -> {
            int made = packs.samples(face.name());
            UndoToast.refused(language.t("admin.samplesMade", made), List.of(), language);
        });
        NativeButton remove = Actions.quiet("trash-2", language.t("admin.removePack"));
        remove.setEnabled(shape.layer().packs().contains(face.name())
                && shape.layer().packs().size() > 1);
        remove.addClickListener(_ -> new DocumentDialog(
                        change,
                        shape,
                        language.t("admin.removeTitle", label),
                        language.t("admin.removePack"),
                        language.t("admin.packRemoved", label),
                        withPacks(shape, without(shape, face.name())))
                .open());
        return actions(samples, remove);
    }

    private static Div actions(Component... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("pack-actions");
        return actions;
    }

    private static List<String> with(Shape shape, String pack) {
        List<String> all = new ArrayList<>(shape.layer().packs());
        all.add(pack);
        return all;
    }

    private static List<String> without(Shape shape, String pack) {
        List<String> all = new ArrayList<>(shape.layer().packs());
        all.remove(pack);
        return all;
    }

    private static ObjectNode withPacks(Shape shape, List<String> names) {
        ObjectNode document = shape.layer().document().deepCopy();
        document.set("packs", Shape.array(names));
        return document;
    }
}
