package crm.web.edit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import crm.value.PostalAddress;
import crm.web.text.Language;
import java.util.List;

/** A postal address in its parts, from the street to the country; in Chinese the other way round. */
final class AddressField extends CustomField<PostalAddress> {

    private final TextArea street = new TextArea();
    private final TextField city;
    private final TextField state;
    private final TextField postalCode;
    private final TextField country;
    private final List<HasValue<?, String>> inOrder;

    AddressField(Language language) {
        super(PostalAddress.EMPTY);
        street.setPlaceholder(language.t("edit.address.street"));
        street.setAriaLabel(language.t("edit.address.street"));
        street.setMinRows(1);
        street.setMaxRows(4);
        city = part(language.t("edit.address.city"));
        state = part(language.t("edit.address.state"));
        postalCode = part(language.t("edit.address.postalCode"));
        country = part(language.t("edit.address.country"));
        inOrder = language.isChinese()
                ? List.of(country, state, city, street, postalCode)
                : List.of(street, postalCode, city, state, country);
        Div parts = new Div();
        parts.addClassName("address-parts");
        inOrder.forEach(part -> parts.add((Component) part));
        add(parts);
    }

    /** The parts as they stand under each other, one a line; a street's own lines are kept apart by a tab. */
    void type(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < Math.min(lines.length, inOrder.size()); i++) {
            inOrder.get(i).setValue(lines[i].replace('\t', '\n'));
        }
        updateValue();
    }

    private static TextField part(String label) {
        TextField field = new TextField();
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        return field;
    }

    @Override
    protected PostalAddress generateModelValue() {
        return new PostalAddress(
                street.getValue().strip(),
                city.getValue().strip(),
                state.getValue().strip(),
                postalCode.getValue().strip(),
                country.getValue().strip());
    }

    @Override
    protected void setPresentationValue(PostalAddress address) {
        street.setValue(address.street());
        city.setValue(address.city());
        state.setValue(address.state());
        postalCode.setValue(address.postalCode());
        country.setValue(address.country());
    }

    @Override
    public void focus() {
        street.focus();
    }
}
