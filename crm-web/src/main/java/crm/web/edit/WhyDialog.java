package crm.web.edit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import crm.web.text.Language;
import java.util.List;

/** Says why a field is as it is: who decides, the condition in words, and the values it was decided by. */
public final class WhyDialog extends Dialog {

    private final Language language;

    private WhyDialog(String title, Language language) {
        this.language = language;
        setHeaderTitle(title);
        setWidth("440px");
        addClassName("why-dialog");
        Button close = new Button(language.t("why.close"), _ -> close());
        getFooter().add(close);
    }

    /** @param label what the field is called */
    public static void open(String label, List<Whys.Why> whys, Language language) {
        WhyDialog dialog = new WhyDialog(language.t("why.title", label), language);
        if (whys.isEmpty()) {
            dialog.add(new Paragraph(language.t("why.none")));
        }
        whys.forEach(why -> dialog.add(dialog.reason(why)));
        dialog.open();
    }

    /** The fields that a page does not show, each with its reason. */
    public static void openHidden(List<Whys.Why> whys, Language language) {
        WhyDialog dialog = new WhyDialog(language.t("why.hiddenTitle"), language);
        if (whys.isEmpty()) {
            dialog.add(new Paragraph(language.t("why.allShown")));
        }
        whys.forEach(why -> dialog.add(dialog.reason(why)));
        dialog.open();
    }

    private Div reason(Whys.Why why) {
        Div block = new Div(new Paragraph(why.sentence()));
        block.addClassName("why-reason");
        if (!why.condition().isEmpty()) {
            Paragraph condition = new Paragraph(why.condition());
            condition.addClassName("why-condition");
            block.add(condition);
        }
        if (!why.saw().isEmpty()) {
            block.add(new Span(language.t("why.saw")), saw(why));
        }
        why.place().ifPresent(place -> block.add(new Anchor(place, language.t("why.change"))));
        return block;
    }

    private static DescriptionList saw(Whys.Why why) {
        DescriptionList list = new DescriptionList();
        why.saw()
                .forEach((label, value) ->
                        list.add(new DescriptionList.Term(label), new DescriptionList.Description(value)));
        return list;
    }
}
