package crm.web.admin.pack;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import crm.admin.pack.PackGallery;
import crm.admin.pack.PackGallery.Entry;
import crm.web.admin.AdminPage;
import crm.web.admin.pack.PackDialog.Act;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.Shape;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;

/** The packs that there are: what each brings, with the way in, up and out. */
@Route("admin/packs")
@PermitAll
public class PacksView extends AdminPage {

    private final Packs packs;

    @Inject
    public PacksView(Customisation customisation, Languages languages, Packs packs) {
        super(customisation, languages);
        this.packs = packs;
    }

    @Override
    protected void draw() {
        Shape shape = customisation.shape();
        place("packs");
        Div gallery = new Div();
        gallery.addClassName("packs");
        packs.entries().forEach(entry -> gallery.add(card(shape, entry)));
        body(new Paragraph(language.t("admin.packsHow")), gallery);
    }

    private Component card(Shape shape, Entry entry) {
        Div head = new Div(new H2(entry.label().in(language.locale())));
        head.addClassName("pack-head");
        if (entry.isInstalled()) {
            head.add(chip(entry));
        }
        UnorderedList brings = new UnorderedList();
        brings.addClassName("pack-brings");
        entry.entities()
                .forEach(type -> brings.add(new ListItem(
                        CellElements.icon(type.icon()),
                        new Span(type.plural().in(language.locale())),
                        count("admin.fieldCount", type.fields().size()))));
        entry.adds()
                .forEach((type, fields) -> brings.add(new ListItem(
                        CellElements.icon(type.icon()),
                        new Span(language.t("admin.pack.adds", type.label().in(language.locale()))),
                        count("admin.pack.more", fields.size()))));
        Article card = new Article(head, brings);
        card.addClassName("pack");
        card.getElement().setAttribute("data-pack", entry.name());
        if (!entry.requires().isEmpty()) {
            card.add(needs(entry));
        }
        card.add(entry.isInstalled() ? inside(shape, entry) : outside(shape, entry));
        return card;
    }

    private Span chip(Entry entry) {
        int version = entry.installed().getAsInt();
        Span chip = new Span(
                entry.isOutdated()
                        ? language.t("admin.pack.outdated", version)
                        : language.t("admin.pack.installed", version));
        chip.addClassNames("cell", "k-chip", entry.isOutdated() ? "hue-amber" : "hue-green");
        return chip;
    }

    private Span count(String key, int number) {
        Span count = new Span(language.t(key, number));
        count.addClassName("count");
        return count;
    }

    private Paragraph needs(PackGallery.Entry entry) {
        List<String> labels =
                entry.requires().stream().map(one -> one.in(language.locale())).toList();
        Paragraph needs = new Paragraph(language.t("admin.packNeeds", String.join(language.t("admin.and"), labels)));
        needs.addClassName("pack-needs");
        return needs;
    }

    private Component outside(Shape shape, Entry entry) {
        return actions(act("download", "admin.installPack", shape, entry, Act.INSTALL));
    }

    private Component inside(Shape shape, Entry entry) {
        Div actions = actions();
        if (entry.isOutdated()) {
            actions.add(act("arrow-up", "admin.pack.upgrade", shape, entry, Act.UPGRADE));
        }
        if (entry.examples() > 0) {
            NativeButton samples = Actions.quiet("sparkles", language.t("admin.makeSamples"));
            samples.addClickListener(_ -> PackDialog.makeSamples(packs, entry, change));
            actions.add(samples);
        }
        NativeButton remove = Actions.quiet("trash-2", language.t("admin.removePack"));
        remove.addClickListener(_ -> open(shape, entry, Act.REMOVE));
        actions.add(remove);
        return actions;
    }

    private NativeButton act(String icon, String key, Shape shape, Entry entry, Act act) {
        NativeButton button = Actions.quiet(icon, language.t(key));
        button.addClassName("bordered");
        button.addClickListener(_ -> open(shape, entry, act));
        return button;
    }

    private void open(Shape shape, Entry entry, Act act) {
        new PackDialog(change, shape, packs, entry, act).open();
    }

    private static Div actions(Component... buttons) {
        Div actions = new Div(buttons);
        actions.addClassName("pack-actions");
        return actions;
    }
}
