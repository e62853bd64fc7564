package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.ChangeWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.list.Actions;
import crm.web.list.EmptyState;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The versions of the shape with what each changed; two can be compared, and there is a way back to each. */
public final class VersionsPart extends Div {

    private static final int SHOWN = 4;

    private final ShapeChange change;
    private final Shape shape;
    private final Language language;
    private final ChangeWords words;
    private final Optional<String> entity;

    /** @param entity the entity type whose versions these are, or all */
    public VersionsPart(ShapeChange change, Shape shape, Versions versions, Optional<String> entity) {
        this.change = change;
        this.shape = shape;
        this.entity = entity;
        language = change.language();
        words = new ChangeWords(language, shape.whole());
        List<Versions.Entry> entries = versions.before(Integer.MAX_VALUE, entity);
        if (entries.isEmpty()) {
            add(new EmptyState("history", language.t("admin.noVersions"), language.t("admin.noVersionsHow")));
            return;
        }
        AdminTable table = new AdminTable(
                "versions",
                List.of(
                        language.t("admin.version"),
                        language.t("admin.when2"),
                        language.t("admin.who"),
                        language.t("admin.what"),
                        ""));
        add(table);
        entries.forEach(entry -> row(table, entry));
        if (Versions.isWholePage(entries)) {
            more(table, versions, entity, entries.getLast());
        }
    }

    private void more(AdminTable table, Versions versions, Optional<String> entity, Versions.Entry last) {
        NativeButton older = Actions.quiet("chevron-down", language.t("admin.older"));
        older.addClickListener(_ -> {
            remove(older);
            List<Versions.Entry> next = versions.before(last.version().number(), entity);
            next.forEach(entry -> row(table, entry));
            if (Versions.isWholePage(next)) {
                more(table, versions, entity, next.getLast());
            }
        });
        add(older);
    }

    private void row(AdminTable table, Versions.Entry entry) {
        int number = entry.version().number();
        Span when = AdminTable.text(Formats.ago(entry.version().at(), Instant.now(), language));
        when.setTitle(Formats.dateTime(entry.version().at(), language));
        NativeButton compare = Actions.quiet("arrow-up-down", language.t("admin.compare"));
        compare.addClickListener(_ -> compare(number).open());
        NativeButton look = Actions.quiet("eye", language.t("admin.look"));
        look.addClickListener(_ -> new VersionPreview(change, shape, number, entity).open());
        table.row(
                AdminTable.text(String.valueOf(number)),
                when,
                AdminTable.text(entry.author().orElse("Kinship")),
                what(entry),
                number == shape.version() ? AdminTable.text(language.t("admin.inForce")) : new Span(look, compare));
    }

    private Component what(Versions.Entry entry) {
        List<String> sentences = words.of(entry.changes());
        UnorderedList list = new UnorderedList();
        list.addClassName("change-list");
        sentences.stream().limit(SHOWN).forEach(sentence -> list.add(new ListItem(sentence)));
        if (sentences.size() > SHOWN) {
            list.add(new ListItem(language.t("admin.moreChanges", sentences.size() - SHOWN)));
        }
        if (sentences.isEmpty()) {
            list.add(new ListItem(
                    language.t(entry.version().number() == 1 ? "admin.firstVersion" : "admin.nothingDiffers")));
        }
        return list;
    }

    /** What lies between two versions, and the way back to the first. */
    private Dialog compare(int number) {
        Dialog dialog = new Dialog(language.t("admin.compareTitle"));
        dialog.setWidth("640px");
        dialog.addClassName("plan-dialog");
        Select<Integer> from = choice("admin.from", number);
        Select<Integer> to = choice("admin.to", shape.version());
        Div contents = new Div();
        contents.addClassName("compared");
        Runnable draw = () -> {
            contents.removeAll();
            if (from.getValue() != null && to.getValue() != null) {
                contents.add(differences(from.getValue(), to.getValue()));
            }
        };
        from.addValueChangeListener(_ -> draw.run());
        to.addValueChangeListener(_ -> draw.run());
        draw.run();
        Div choices = new Div(from, to);
        choices.addClassName("plan-form");
        dialog.add(choices, contents);
        Button back = new Button(language.t("admin.goBack"), _ -> {
            dialog.close();
            int target = from.getValue();
            change.goBack(target, () -> change.customisation().goBack(target, shape.version()));
        });
        back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(language.t("edit.cancel"), _ -> dialog.close()), back);
        return dialog;
    }

    private Select<Integer> choice(String key, int value) {
        Select<Integer> choice = new Select<>();
        choice.setLabel(language.t(key));
        int newest = shape.version();
        choice.setItems(IntStream.iterate(newest, one -> one > 0, one -> one - 1)
                .limit(200)
                .boxed()
                .toList());
        choice.setItemLabelGenerator(
                one -> one == null ? "" : language.t(one == newest ? "admin.versionNow" : "admin.versionNumber", one));
        choice.setValue(value);
        return choice;
    }

    private Component differences(int from, int to) {
        List<String> sentences = words.of(change.customisation().difference(from, to));
        if (sentences.isEmpty()) {
            return new Paragraph(language.t("admin.nothingDiffers"));
        }
        UnorderedList list = new UnorderedList();
        sentences.forEach(sentence -> list.add(new ListItem(sentence)));
        return list;
    }
}
