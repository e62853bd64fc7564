package crm.web.edit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.web.text.Language;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place on earth in two fields. Both at once, as maps copy them, can be pasted into either. */
final class GeolocationField extends CustomField<String> {

    /** "51.5, -0.12", as well with a semicolon or a space, and with the minus sign of typesetters. */
    private static final Pattern BOTH =
            Pattern.compile("\\s*([-−+]?[0-9]+(?:\\.[0-9]+)?)°?\\s*[,;\\s，]\\s*([-−+]?[0-9]+(?:\\.[0-9]+)?)°?\\s*");

    private final TextField latitude;
    private final TextField longitude;

    GeolocationField(Language language) {
        super("");
        latitude = part(language.t("edit.geolocation.latitude"));
        longitude = part(language.t("edit.geolocation.longitude"));
        Div parts = new Div(latitude, longitude);
        parts.addClassName("geolocation-parts");
        add(parts);
    }

    private TextField part(String label) {
        TextField field = new TextField();
        field.setPlaceholder(label);
        field.setAriaLabel(label);
        field.setMaxLength(80);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                spread(event.getValue());
                updateValue();
            }
        });
        return field;
    }

    private void spread(String text) {
        Matcher both = BOTH.matcher(text);
        if (both.matches()) {
            latitude.setValue(both.group(1).replace('−', '-'));
            longitude.setValue(both.group(2).replace('−', '-'));
        }
    }

    /** As the field's type reads it, right or wrong. */
    ObjectNode parts() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "latitude", latitude);
        put(json, "longitude", longitude);
        return json;
    }

    private static void put(ObjectNode json, String name, TextField part) {
        String text = part.getValue().strip().replace('−', '-');
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    /** One part a line, as they stand beside each other. */
    void type(String text) {
        String[] lines = text.split("\n", -1);
        latitude.setValue(lines[0]);
        longitude.setValue(lines.length > 1 ? lines[1] : "");
        updateValue();
    }

    @Override
    protected String generateModelValue() {
        return latitude.isEmpty() && longitude.isEmpty() ? "" : latitude.getValue() + ", " + longitude.getValue();
    }

    @Override
    protected void setPresentationValue(String place) {
        Matcher both = BOTH.matcher(place);
        latitude.setValue(both.matches() ? both.group(1) : "");
        longitude.setValue(both.matches() ? both.group(2) : "");
    }

    @Override
    public void focus() {
        latitude.focus();
    }
}
