package crm.web.admin.shape;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import crm.web.text.Language;

/** What somebody else has changed meanwhile, before a change that was made at once is done on top of it, or is not. */
final class OvertakenDialog extends Dialog {

    OvertakenDialog(Language language, Shape shape, Outcome.Overtaken overtaken, Runnable again) {
        super(language.t("admin.overtakenTitle"));
        setWidth("520px");
        addClassName("plan-dialog");
        UnorderedList list = new UnorderedList();
        list.addClassName("change-list");
        new ChangeWords(language, shape.whole())
                .of(overtaken.since())
                .forEach(sentence -> list.add(new ListItem(sentence)));
        add(new Paragraph(language.t("admin.overtaken")), list);
        Button over = new Button(language.t("admin.doAnyway"), _ -> {
            close();
            again.run();
        });
        over.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(language.t("edit.cancel"), _ -> close()), over);
    }
}
