package crm.web.record;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.web.edit.FieldWords;

/** The few fields that matter most, side by side. */
final class KeyFacts extends Div {

    KeyFacts(Shown shown) {
        addClassName("facts");
        FieldWords words = new FieldWords(shown.cells().language());
        shown.type().face().facts().stream()
                .flatMap(name -> shown.type().findField(name).stream())
                .filter(shown::isThere)
                .forEach(field -> getElement().appendChild(fact(shown, field, words)));
    }

    private static Element fact(Shown shown, Field field, FieldWords words) {
        Element fact = new Element("div");
        fact.getClassList().add("fact");
        if (field.type() instanceof NumberType number && number.unit() == NumberType.Unit.CURRENCY) {
            fact.getClassList().add("amount");
        }
        if (NextStep.field(shown).filter(field::equals).isPresent()) {
            fact.getClassList().add("is-step");
        }
        fact.appendChild(Sentence.tag("span", "f-label", words.label(field)), ShownValue.of(shown, field));
        return fact;
    }
}
