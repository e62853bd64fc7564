package crm.web.record;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.edit.WhyMarks;
import crm.web.text.Language;

/** A field's row while nobody edits it: its label, its value, and a pen, or a mark that says why there is none. */
record RowFace(FieldWords words, WhyMarks marks, Language language) {

    void draw(Shown shown, Field field, Div row) {
        Element element = row.getElement();
        element.removeAllChildren();
        element.appendChild(Sentence.tag("span", "f-label", words.label(field)));
        Element value = Sentence.tag("div", "f-value", "");
        value.appendChild(ShownValue.of(shown, field));
        element.appendChild(value);
        row.setVisible(shown.isThere(field));
        row.setClassName("can", shown.canEdit(field));
        row.removeClassName("editing");
        if (shown.canEdit(field)) {
            value.appendChild(button("pen", language.t("record.edit", words.label(field))));
        } else if (shown.isOthers(field)) {
            value.appendChild(mark(field, "lock", "value.locked"));
        } else if (shown.isLocked(field)) {
            value.appendChild(mark(field, "lock", "value.lockedNow"));
        } else if (field.isComputed()) {
            value.appendChild(mark(field, "sigma", "value.computed"));
        }
    }

    private Element mark(Field field, String icon, String why) {
        Element mark = marks.button(field, "locked", "", "why.lockedMark");
        mark.setAttribute("title", language.t(why));
        mark.appendChild(CellElements.icon(icon).getElement());
        return mark;
    }

    static Element button(String css, String label) {
        Element button = Sentence.tag("button", css, "");
        button.setAttribute("type", "button");
        button.setAttribute("aria-label", label);
        button.setAttribute("title", label);
        return button;
    }
}
