package crm.web.admin.shape;

import com.vaadin.flow.component.textfield.TextField;

/** A label is asked for in both languages. */
public record LabelInputs(TextField english, TextField chinese) {

    /** The same for longer or shorter ones. */
    public LabelInputs atMost(int characters) {
        english.setMaxLength(characters);
        chinese.setMaxLength(characters);
        return this;
    }

    public Labels read() {
        return new Labels(english.getValue(), chinese.getValue());
    }
}
